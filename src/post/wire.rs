//! One call of the Bot API.
//!
//! teloxide's types on a wire of our own: its own sleeps ten seconds over every 5xx, which is all the time that a
//! reply has, and takes a message that went out for an error when it cannot read all of it.

use reqwest::RequestBuilder;
use reqwest::multipart::{Form, Part};
use serde::{Deserialize, Serialize};
use serde_json::Value;
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
    let url = url(bot, P::NAME)?;
    answered(bot.client().post(url).json(payload)).await
}

/// A file on its way to Telegram.
pub(crate) struct Upload {
    /// The field that it stands for: `photo`, `document`.
    pub(crate) field: &'static str,
    /// What it is called.
    pub(crate) name: &'static str,
    /// Its media type.
    pub(crate) mime: &'static str,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// Calls once, with a file; `fields` is an object: words go as they are, everything else as JSON.
///
/// # Errors
/// See [`PostError`]; the token is in none of them.
pub(crate) async fn upload(
    bot: &Bot,
    method: &str,
    fields: &Value,
    file: Upload,
) -> Result<Box<RawValue>, PostError> {
    let unfit = |error: reqwest::Error| PostError::Refused(error.without_url().to_string());
    let part = Part::bytes(file.bytes).file_name(file.name).mime_str(file.mime).map_err(unfit)?;
    let mut form = Form::new().part(file.field, part);
    for (name, value) in fields.as_object().into_iter().flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        form = form.text(name.clone(), text);
    }
    answered(bot.client().post(url(bot, method)?).multipart(form)).await
}

/// What Telegram says to a request.
async fn answered(request: RequestBuilder) -> Result<Box<RawValue>, PostError> {
    let lost = |error: reqwest::Error| PostError::Again(error.without_url().to_string());
    let answer = request.send().await.map_err(lost)?;
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
        Answer { parameters: Some(ResponseParameters::MigrateToChatId(_)), .. } => {
            Err(PostError::ChatGone("the group moved".to_owned()))
        }
        Answer { description: Some(said), .. } => Err(said.into()),
        Answer { .. } => Err(PostError::Again(format!("{status}, and nothing said"))),
    }
}

/// `https://HOST/PATH/botTOKEN/METHOD`
fn url(bot: &Bot, method: &str) -> Result<reqwest::Url, PostError> {
    let mut url = bot.api_url();
    url.path_segments_mut()
        .map_err(|()| PostError::Refused("the Bot API has no address".to_owned()))?
        .pop_if_empty()
        .extend([format!("bot{}", bot.token()).as_str(), method]);
    Ok(url)
}
