//! Who comes in, and how long they may stand in the door.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// Whoever has not said in that time what they want has left. A connection may rest for so long between two requests.
const SPEAKS: Duration = Duration::from_secs(20);
/// So many connections at once; whoever comes then waits at the door. Half of the files that a process usually may open.
const SEATS: usize = 512;

/// A bound address: a port that is taken is known before anything else starts.
#[derive(Debug)]
pub struct Listener {
    listener: TcpListener,
}

impl Listener {
    /// Binds.
    ///
    /// # Errors
    /// When the port is taken or not ours to take.
    pub async fn bind(address: SocketAddr) -> std::io::Result<Self> {
        Ok(Self { listener: TcpListener::bind(address).await? })
    }

    /// The address that was given, with the real port.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until told to stop; requests in hand are finished.
    pub async fn serve(mut self, routes: Router, stop: CancellationToken) {
        let seats = Arc::new(Semaphore::new(SEATS));
        let everybody = GracefulShutdown::new();
        while let Some((stream, address, seat)) = self.next(&seats, &stop).await {
            let _ = stream.set_nodelay(true); // An answer is one piece: nothing is won by waiting for more.
            let routes = TowerToHyperService::new(routes.clone());
            let answer = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(address));
                routes.call(request.map(Body::new))
            });
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(SPEAKS);
            let talk = everybody.watch(http.serve_connection(TokioIo::new(stream), answer));
            tokio::spawn(async move {
                let _ = talk.await; // They hung up, or said nothing that HTTP knows.
                drop(seat);
            });
        }
        drop(self);
        everybody.shutdown().await;
    }

    /// Whoever comes next, once there is a seat; nothing when it is time to stop.
    async fn next(
        &mut self,
        seats: &Arc<Semaphore>,
        stop: &CancellationToken,
    ) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
        let come = async {
            let seat = seats.clone().acquire_owned().await.ok()?;
            // It waits by itself when the system has no files left.
            let (stream, address) = axum::serve::Listener::accept(&mut self.listener).await;
            Some((stream, address, seat))
        };
        stop.run_until_cancelled(come).await.flatten()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::time::{Instant, pause};

    use super::*;

    async fn says(address: SocketAddr, words: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(words.as_bytes()).await.unwrap();
        let mut heard = String::new();
        stream.read_to_string(&mut heard).await.unwrap();
        heard
    }

    #[tokio::test]
    async fn whoever_never_says_what_they_want_is_shown_out() {
        let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let (address, stop) = (listener.address().unwrap(), CancellationToken::new());
        let routes = Router::new().fallback(async |ConnectInfo(from): ConnectInfo<SocketAddr>| {
            assert!(from.ip().is_loopback());
            "welcome"
        });
        let serves = tokio::spawn(listener.serve(routes, stop.clone()));
        let whole = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        assert!(says(address, whole).await.ends_with("welcome"));
        pause(); // From here on time flies whenever everybody waits.
        let began = Instant::now();
        assert_eq!(says(address, &whole[..20]).await, "");
        assert!(began.elapsed() >= SPEAKS, "{:?}", began.elapsed());
        stop.cancel();
        serves.await.unwrap();
    }
}
