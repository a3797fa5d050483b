//! A tiny bot in the box, to look at the page: `cargo run -p okoshko-emulator --example echo -- 8081`.
//!
//! It speaks to the emulator over HTTP, as any bot does: long polls, answers, edits.

use okoshko_emulator::{Emulator, Options};
use reqwest::Client;
use serde_json::{Value, json};

const TOKEN: &str = "1:demo";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8081);
    let emulator = Emulator::new(Options::new(TOKEN, "echo_bot", "Echo"));
    let _anna = emulator.person("Anna Ivanova", "en").captioned("Client").start_payload("spring");
    let _boris = emulator.person("Boris", "ru").captioned("Client");
    let _vera = emulator.person("Vera Smirnova", "ru").captioned("Specialist");
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let bot = Bot {
        client: Client::builder().no_proxy().build()?,
        api: format!("http://127.0.0.1:{port}/bot{TOKEN}"),
    };
    eprintln!("http://127.0.0.1:{port}/chat");
    tokio::spawn(async move { bot.run().await });
    axum::serve(listener, emulator.router()).await?;
    Ok(())
}

struct Bot {
    client: Client,
    api: String,
}

impl Bot {
    async fn run(&self) -> Result<(), reqwest::Error> {
        let commands = json!([
            { "command": "start", "description": "Begin again" },
            { "command": "help", "description": "What I can do" },
        ]);
        self.call("setMyCommands", json!({ "commands": commands })).await?;
        let about = "I repeat what you say.\nPress START to try me.";
        self.call("setMyDescription", json!({ "description": about })).await?;
        let mut offset = 0;
        loop {
            let updates = self.call("getUpdates", json!({ "offset": offset, "timeout": 30 })).await?;
            for update in updates.as_array().into_iter().flatten() {
                offset = update["update_id"].as_i64().unwrap_or_default() + 1;
                self.react(update).await?;
            }
        }
    }

    async fn react(&self, update: &Value) -> Result<(), reqwest::Error> {
        if let Some(text) = update["message"]["text"].as_str() {
            let chat = &update["message"]["chat"]["id"];
            self.call("sendChatAction", json!({ "chat_id": chat, "action": "typing" })).await?;
            self.call("sendMessage", screen(chat, text, 0)).await?;
        }
        if let Some(data) = update["callback_query"]["data"].as_str() {
            self.pressed(&update["callback_query"], data).await?;
        }
        Ok(())
    }

    async fn pressed(&self, query: &Value, data: &str) -> Result<(), reqwest::Error> {
        let message = &query["message"];
        let answer = match data {
            "alert" => {
                json!({ "callback_query_id": query["id"], "text": "An alert waits for OK.", "show_alert": true })
            }
            "slow" => return Ok(()), // Never answered: the spinner turns.
            count => json!({ "callback_query_id": query["id"], "text": format!("{count} so far") }),
        };
        self.call("answerCallbackQuery", answer).await?;
        if let Ok(count) = data.parse::<u32>() {
            let mut edit = screen(&message["chat"]["id"], "pressed", count);
            edit["message_id"] = message["message_id"].clone();
            self.call("editMessageText", edit).await?;
        }
        Ok(())
    }

    async fn call(&self, method: &str, parameters: Value) -> Result<Value, reqwest::Error> {
        let request = self.client.post(format!("{}/{method}", self.api)).json(&parameters);
        let answer: Value = request.send().await?.json().await?;
        if answer["ok"] != true {
            eprintln!("{method}: {}", answer["description"]);
        }
        Ok(answer["result"].clone())
    }
}

fn screen(chat: &Value, said: &str, count: u32) -> Value {
    let said = said.replace('&', "&amp;").replace('<', "&lt;");
    json!({
        "chat_id": chat,
        "text": format!("\u{2705} <b>You said</b>: {said}\n<i>Counted</i>: <code>{count}</code>\n\
            <blockquote>A quote</blockquote><a href=\"https://core.telegram.org/bots/api\">The Bot API</a>, \
            <tg-spoiler>a secret</tg-spoiler>"),
        "parse_mode": "HTML",
        "reply_markup": { "inline_keyboard": [
            [{ "text": "\u{2795} Count", "callback_data": (count + 1).to_string() },
             { "text": "\u{26A0}\u{FE0F} Alert", "callback_data": "alert" }],
            [{ "text": "Never answered", "callback_data": "slow" }],
            [{ "text": "Telegram", "url": "https://telegram.org" }],
        ] },
    })
}
