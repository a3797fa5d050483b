//! A tiny bot in the box, to look at the page: `cargo run -p okoshko-emulator --example echo -- 8081`.
//!
//! It speaks to the emulator over HTTP, as any bot does: long polls, answers, edits.

use okoshko_emulator::{Emulator, Options};
use reqwest::Client;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

const TOKEN: &str = "1:demo";
const PICTURE: &[u8] = include_bytes!("../page/photo.png");

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8081);
    let emulator = Emulator::new(Options::new(TOKEN, "echo_bot", "Echo"));
    let anna = emulator.person("Anna Ivanova", "en").captioned("Owner").start_payload("spring");
    let _boris = emulator.person("Boris", "ru").captioned("Client");
    let vera = emulator.person("Vera Smirnova", "ru").captioned("Specialist");
    let team = anna.create_group("Studio team", &[&vera]);
    team.add_bot(&anna);
    team.promote_bot(&anna);
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
            { "command": "photo", "description": "A picture with a caption" },
            { "command": "file", "description": "A file to download" },
            { "command": "place", "description": "Where we are" },
            { "command": "vera", "description": "A contact" },
            { "command": "keys", "description": "A keyboard in place of the letters" },
            { "command": "board", "description": "A pinned message" },
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
        let message = &update["message"];
        if let Some(text) = message["text"].as_str() {
            let chat = &message["chat"]["id"];
            self.call("sendChatAction", json!({ "chat_id": chat, "action": "typing" })).await?;
            if !self.show(chat, text.split('@').next().unwrap_or_default()).await? {
                self.call("sendMessage", screen(chat, text, 0)).await?;
            }
        } else if message["contact"].is_object() || message["location"].is_object() {
            let call = json!({ "chat_id": message["chat"]["id"], "text": "Thank you!",
                "reply_parameters": { "message_id": message["message_id"] },
                "reply_markup": { "remove_keyboard": true } });
            self.call("sendMessage", call).await?;
        }
        if let Some(data) = update["callback_query"]["data"].as_str() {
            self.pressed(&update["callback_query"], data).await?;
        }
        Ok(())
    }

    /// What the commands show; `false` for any other text.
    async fn show(&self, chat: &Value, command: &str) -> Result<bool, reqwest::Error> {
        let group = chat.as_i64().is_some_and(|id| id < 0);
        match command {
            "/photo" => {
                let caption = "<b>The view</b> from our window, in the best of lights";
                self.upload("sendPhoto", "photo", chat, "view.png", PICTURE.to_vec(), caption).await?;
            }
            "/file" => {
                let visit = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".to_vec();
                self.upload("sendDocument", "document", chat, "visit-to-the-studio.ics", visit, "").await?;
            }
            "/place" => {
                let place = json!({ "chat_id": chat, "latitude": 55.7602, "longitude": 37.6186,
                    "title": "The studio", "address": "Kuznetsky Most 5, second floor" });
                self.call("sendVenue", place).await?;
            }
            "/vera" => {
                let card = json!({ "chat_id": chat, "phone_number": "+7 900 111-22-33", "first_name": "Vera",
                    "last_name": "Smirnova", "disable_notification": true });
                self.call("sendContact", card).await?;
            }
            "/keys" if !group => {
                let rows = json!([["Book", "My visits"], [{ "text": "My phone", "request_contact": true },
                    { "text": "Where I am", "request_location": true }]]);
                let keys = json!({ "keyboard": rows, "input_field_placeholder": "Choose below" });
                self.call("sendMessage", json!({ "chat_id": chat, "text": "Choose", "reply_markup": keys }))
                    .await?;
            }
            "/board" => {
                let text = "<b>Today</b>\n10:00 Anna, a haircut\n11:30 Boris, a beard\n15:00 free";
                let markup = json!({ "inline_keyboard": [[{ "text": "Count", "callback_data": "1" }]] });
                let board =
                    json!({ "chat_id": chat, "text": text, "parse_mode": "HTML", "reply_markup": markup });
                let board = self.call("sendMessage", board).await?;
                let pin = json!({ "chat_id": chat, "message_id": board["message_id"] });
                self.call("pinChatMessage", pin).await?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    async fn upload(
        &self,
        method: &str,
        field: &'static str,
        chat: &Value,
        name: &'static str,
        bytes: Vec<u8>,
        caption: &'static str,
    ) -> Result<(), reqwest::Error> {
        let form =
            Form::new().text("chat_id", chat.to_string()).text("caption", caption).text("parse_mode", "HTML");
        let form = form.part(field, Part::bytes(bytes).file_name(name));
        self.client.post(format!("{}/{method}", self.api)).multipart(form).send().await?;
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
