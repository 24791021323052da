# One static binary on an empty image: no shell, no package, no user but a number. A registry
# keeps it in 17 MiB; unpacked it has 44 MiB, of which the knowledge and fonts are 10.
#
#   docker build -t gutskin .
#   docker run --rm gutskin ask "can my gut cause acne?"
#
# deploy/README.md runs the bot with it.

ARG GO_VERSION=1.26

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION} AS build
WORKDIR /src

# The modules change seldom: they have a layer of their own.
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download

COPY bot bot
COPY cmd cmd
COPY knowledge knowledge
ARG TARGETOS TARGETARCH
# What "gutskin --version" says: docker build --build-arg VERSION=v1.2.3.
ARG VERSION=
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=${TARGETOS} GOARCH=${TARGETARCH} \
    go build -buildvcs=false -trimpath -ldflags "-s -w -buildid= -X main.stamped=${VERSION}" -o /out/gutskin ./cmd/gutskin
# An empty folder: a volume that is mounted over it for the first time takes its owner.
RUN mkdir -m 700 /out/data

FROM scratch
LABEL org.opencontainers.image.title="gutskin" \
      org.opencontainers.image.description="A Discord bot that answers questions about the gut-skin connection from a curated knowledge base" \
      org.opencontainers.image.licenses="MIT"

# Certificate authorities, to know Discord by.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/gutskin /gutskin
COPY --from=build --chown=65532:65532 /out/data /data

# Nobody in particular; a number, so that Kubernetes can tell that it is not root.
USER 65532:65532

# serve keeps its database here; mount a volume, or it ends with the container.
ENV GUTSKIN_DATA_DIR=/data

# serve answers its operator here: /healthz, /readyz and /metrics; "gutskin health" asks
# whether it is ready.
ENV GUTSKIN_HEALTH_ADDRESS=127.0.0.1:8081
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["/gutskin", "health"]

# SIGTERM, which docker stop sends, lets the bot finish what it has begun.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/gutskin"]
CMD ["serve"]
