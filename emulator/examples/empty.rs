//! A Telegram with nobody in it, for a bot that is measured through another door:
//! `cargo run --release -p okoshko-emulator --example empty -- 8081`.

use okoshko_emulator::{Emulator, Options};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8081);
    let token = std::env::args().nth(2).unwrap_or_else(|| "1:bench_bench_bench_bench".to_owned());
    let emulator = Emulator::new(Options::new(&token, "bench_bot", "Bench"));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, emulator.router()).await
}
