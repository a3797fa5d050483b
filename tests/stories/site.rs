//! The pages of a salon, asked for as a browser does.

use okoshko::http::Listener;
use reqwest::header::{ACCEPT_LANGUAGE, COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use tokio_util::sync::CancellationToken;

use crate::salon::Salon;

/// Where a salon's pages are.
pub(crate) struct Site {
    /// `http://127.0.0.1:PORT`
    pub(crate) url: String,
    client: Client,
}

/// An answer of a page.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: String,
}

/// The salon has pages from now on.
pub(crate) async fn open(salon: &mut Salon) -> Site {
    salon.close().await;
    salon.leave().await;
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let url = format!("http://{}", listener.address().unwrap());
    salon.settings.public_url = Some(url.parse().unwrap());
    let app = salon.machine().await;
    tokio::spawn(listener.serve(app.routes(), CancellationToken::new()));
    salon.run(app);
    Site { url, client: Client::builder().redirect(Policy::none()).build().unwrap() }
}

impl Site {
    /// A request that is not sent yet, from somebody who reads Russian.
    pub(crate) fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url)).header(ACCEPT_LANGUAGE, "ru")
    }

    /// A page as somebody sees it who reads Russian.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        answered(self.ask(Method::GET, path)).await
    }

    /// A page as somebody sees it who reads another language, or has chosen one here.
    pub(crate) async fn read(&self, path: &str, languages: &str, cookie: &str) -> Answer {
        let request = self.client.get(format!("{}{path}", self.url));
        answered(request.header(ACCEPT_LANGUAGE, languages).header(COOKIE, cookie)).await
    }
}

/// Sends a request.
pub(crate) async fn answered(request: RequestBuilder) -> Answer {
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    Answer { status, headers, body: answer.text().await.unwrap() }
}

impl Answer {
    /// What a header says; empty when it is not there.
    pub(crate) fn says(&self, header: &str) -> &str {
        self.headers.get(header).map_or("", |value| value.to_str().unwrap())
    }

    /// The addresses of everything that the page takes with it: files, pictures.
    pub(crate) fn subresources(&self) -> Vec<String> {
        let tags = self.body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
        let takes =
            tags.filter(|tag| ["link ", "script ", "img "].iter().any(|start| tag.starts_with(start)));
        takes.filter_map(|tag| attribute(tag, "src").or_else(|| attribute(tag, "href"))).collect()
    }

    /// The addresses that the page's links lead to.
    pub(crate) fn links(&self) -> Vec<String> {
        let tags = self.body.split("<a ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
        tags.filter_map(|tag| attribute(tag, "href")).collect()
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    let value = rest.split('"').next()?;
    Some(value.replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'"))
}
