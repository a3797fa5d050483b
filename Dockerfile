FROM rust:1-bookworm AS build
WORKDIR /okoshko
COPY . .
# Only downloads are cached between builds. A cached target/ is judged by file times, and two checkouts that share it
# could put the code of one into the image of the other.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo build --release --locked --no-default-features --package okoshko --bin okoshko

# The binary carries its certificates, time zones, migrations and words: nothing is installed here.
FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin okoshko \
    && install --directory --owner=okoshko --group=okoshko --mode=0700 /data
COPY --from=build /okoshko/target/release/okoshko /usr/local/bin/okoshko

# A number, so that a cluster which demands "not root" can tell.
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:///data/okoshko.db \
    HTTP_ADDR=0.0.0.0:8080
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["okoshko", "health"]
ENTRYPOINT ["okoshko"]
CMD ["serve"]
