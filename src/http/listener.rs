//! Who comes in, and how long they may stand in the door.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
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
use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError};
use tokio_io_timeout::TimeoutWriter;
use tokio_util::sync::CancellationToken;

use super::address::{is_near, network};

/// Whoever has not said in that time what they want has left. A connection may rest for so long between two requests.
const SPEAKS: Duration = Duration::from_secs(10);
/// Whoever takes nothing of what they are told for so long has left as well.
const LISTENS: Duration = Duration::from_secs(30);
/// So many connections at once, where the system lets us open twice as many files; whoever comes then waits at the door.
const SEATS: usize = 4096;
/// One address has this part of them. Nobody sits down who comes over it, and nobody waits behind them.
const SHARE: usize = 4;

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
        let mut seats = Seats::new(room());
        let everybody = GracefulShutdown::new();
        while let Some((stream, address, seat)) = self.next(&mut seats, &stop).await {
            let _ = stream.set_nodelay(true); // An answer is one piece: nothing is won by waiting for more.
            let routes = TowerToHyperService::new(routes.clone());
            let answer = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(address));
                routes.call(request.map(Body::new))
            });
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(SPEAKS);
            let mut stream = TimeoutWriter::new(stream);
            stream.set_timeout(Some(LISTENS));
            let talk = everybody.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), answer));
            tokio::spawn(async move {
                let _ = talk.await; // They hung up, or said nothing that HTTP knows.
                drop(seat);
            });
        }
        drop(self);
        everybody.shutdown().await;
    }

    /// Whoever comes next and may sit down, once there is a seat; nothing when it is time to stop.
    async fn next(
        &mut self,
        seats: &mut Seats,
        stop: &CancellationToken,
    ) -> Option<(TcpStream, SocketAddr, Seat)> {
        let come = async {
            loop {
                let free = seats.all.clone().acquire_owned().await.ok()?;
                // It waits by itself when the system has no files left.
                let (stream, address) = axum::serve::Listener::accept(&mut self.listener).await;
                if let Ok(share) = seats.share(address.ip()) {
                    return Some((stream, address, Seat { _free: free, _share: share }));
                }
            }
        };
        stop.run_until_cancelled(come).await.flatten()
    }
}

/// How many may sit: the other half of the files is for the database, for Telegram and for ourselves. A process may open
/// more than it begins with.
fn room() -> usize {
    let files = rlimit::increase_nofile_limit(2 * SEATS as u64).unwrap_or_default();
    usize::try_from(files / 2).unwrap_or(SEATS).clamp(SEATS / 32, SEATS)
}

/// Who sits.
#[derive(Debug)]
struct Seats {
    all: Arc<Semaphore>,
    /// How many of them one address has.
    share: usize,
    /// What is left to each address that has a seat.
    shares: HashMap<IpAddr, Arc<Semaphore>>,
}

/// A connection's place; whoever drops it gets up.
#[derive(Debug)]
struct Seat {
    _free: OwnedSemaphorePermit,
    _share: Option<OwnedSemaphorePermit>,
}

impl Seats {
    fn new(all: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(all)), share: all / SHARE, shares: HashMap::new() }
    }

    /// One seat of an address's share; of a proxy's none.
    ///
    /// # Errors
    /// When the address has all that it may.
    fn share(&mut self, address: IpAddr) -> Result<Option<OwnedSemaphorePermit>, TryAcquireError> {
        if is_near(address) {
            return Ok(None);
        }
        let all = self.share;
        self.shares.retain(|_, share| share.available_permits() < all);
        let share = self.shares.entry(network(address)).or_insert_with(|| Arc::new(Semaphore::new(all)));
        share.clone().try_acquire_owned().map(Some)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::Notify;
    use tokio::time::{Instant, pause, timeout};

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

    #[tokio::test]
    async fn whoever_never_listens_is_shown_out() {
        let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let (address, stop) = (listener.address().unwrap(), CancellationToken::new());
        let asked = Arc::new(Notify::new());
        let hears = asked.clone();
        let routes = Router::new().fallback(async move || {
            hears.notify_one();
            vec![0_u8; 64 << 20] // More than the system keeps for them.
        });
        let serves = tokio::spawn(listener.serve(routes, stop.clone()));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        asked.notified().await;
        pause();
        let began = Instant::now();
        stop.cancel(); // Whoever is being answered may hear it to its end.
        timeout(LISTENS * 2, serves).await.expect("they stand in the door").unwrap();
        assert!(began.elapsed() >= LISTENS, "{:?}", began.elapsed());
        drop(stream);
    }

    #[test]
    fn nobody_takes_all_seats() {
        let share = 16;
        let mut seats = Seats::new(share * SHARE);
        let mut sits = |address: &str| seats.share(address.parse().unwrap());
        let mut taken: Vec<_> = (0..share).map(|_| sits("192.0.2.7").unwrap()).collect();
        assert!(sits("192.0.2.7").is_err() && sits("::ffff:192.0.2.7").is_err());
        taken.pop();
        taken.push(sits("192.0.2.7").unwrap());
        assert!(sits("192.0.2.7").is_err());

        let home = |program: usize| format!("2001:db8:1:2::{program:x}");
        let programs: Vec<_> = (0..share).map(|program| sits(&home(program)).unwrap()).collect();
        assert!(sits(&home(share)).is_err() && sits("2001:db8:1:3::1").is_ok(), "a home is one address");

        let near: Vec<_> = (0..=share).map(|_| sits("10.0.0.2").unwrap()).collect();
        assert!(near.iter().all(Option::is_none), "everybody comes through a proxy");
        drop((taken, programs));
        drop(sits("192.0.2.8"));
        assert_eq!(seats.shares.len(), 1, "whoever left is forgotten");
    }
}
