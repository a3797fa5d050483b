//! One call of the Bot API.
//!
//! teloxide's types on a wire of our own: its own sleeps ten seconds over every 5xx, which is all the time that a
//! reply has, and takes a message that went out for an error when it cannot read all of it.

use okoshko_domain::ids::ChatId;
use reqwest::multipart::{Form, Part};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::ApiError;
use teloxide::prelude::Bot;
use teloxide::requests::Payload;
use teloxide::types::ResponseParameters;

use super::PostError;

#[derive(Deserialize)]
struct Answer {
    ok: bool,
    result: Option<Box<RawValue>>,
    description: Option<ApiError>,
    parameters: Option<ResponseParameters>,
}

/// Calls once; gives the result as Telegram wrote it.
///
/// # Errors
/// See [`PostError`]; the token is in none of them.
pub(crate) async fn call<P>(bot: &Bot, payload: &P) -> Result<Box<RawValue>, PostError>
where
    P: Payload + Serialize + Sync,
{
    let lost = |error: reqwest::Error| PostError::Again(error.without_url().to_string());
    let answer = bot.client().post(method_url(bot, P::NAME)?).json(payload).send().await.map_err(lost)?;
    read(answer).await
}

async fn read(answer: reqwest::Response) -> Result<Box<RawValue>, PostError> {
    let lost = |error: reqwest::Error| PostError::Again(error.without_url().to_string());
    let status = answer.status();
    let body = answer.text().await.map_err(lost)?;
    if status.is_server_error() {
        return Err(PostError::Again(status.to_string()));
    }
    let answer: Answer =
        serde_json::from_str(&body).map_err(|_| PostError::Again(format!("{status}, and no JSON")))?;
    match answer {
        Answer { ok: true, result: Some(result), .. } => Ok(result),
        Answer { parameters: Some(ResponseParameters::RetryAfter(wait)), .. } => {
            Err(PostError::Wait(wait.duration()))
        }
        Answer { parameters: Some(ResponseParameters::MigrateToChatId(group)), .. } => {
            Err(PostError::Moved(ChatId(group.0)))
        }
        Answer { description: Some(said), .. } => Err(said.into()),
        Answer { .. } => Err(PostError::Again(format!("{status}, and nothing said"))),
    }
}

/// A file to hand over.
pub(super) struct File {
    /// The parameter that it is: `photo` or `document`.
    pub(super) field: &'static str,
    /// As the person sees it.
    pub(super) name: String,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
    /// What stands under it, as plain text; may be empty.
    pub(super) caption: String,
}

/// Calls a method once with a file (`multipart/form-data`, Bot API "Sending files").
///
/// # Errors
/// See [`PostError`].
pub(super) async fn upload(
    bot: &Bot,
    method: &str,
    chat: i64,
    file: &File,
) -> Result<Box<RawValue>, PostError> {
    let lost = |error: reqwest::Error| PostError::Again(error.without_url().to_string());
    let part = Part::bytes(file.bytes.clone()).file_name(file.name.clone());
    let form = Form::new().text("chat_id", chat.to_string()).part(file.field, part);
    let form = if file.caption.is_empty() { form } else { form.text("caption", file.caption.clone()) };
    let answer = bot.client().post(method_url(bot, method)?).multipart(form).send().await.map_err(lost)?;
    read(answer).await
}

/// `https://HOST/PATH/botTOKEN/METHOD`
fn method_url(bot: &Bot, method: &str) -> Result<reqwest::Url, PostError> {
    let mut url = bot.api_url();
    url.path_segments_mut()
        .map_err(|()| PostError::Refused("the Bot API has no address".to_owned()))?
        .pop_if_empty()
        .extend([format!("bot{}", bot.token()).as_str(), method]);
    Ok(url)
}
