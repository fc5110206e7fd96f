# Knotty in a container. Build: docker build -t knotty . ; run: docker run --rm -p 8501:8501 -v knotty:/data knotty
#
# Runs as uid 10001 on a read-only root; it writes to /tmp (give it a tmpfs) and to /data, where the libraries lie (give
# it a volume). What it is told comes from KNOTTY_*.
# No syntax line: nothing here needs a newer builder than any Docker, Podman or Buildah brings.
ARG PYTHON_TAG=3.11.14-slim-bookworm

FROM python:${PYTHON_TAG} AS build
# Wheels only: what would need a compiler fails here, and no compiler is ever installed.
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ONLY_BINARY=:all:
COPY requirements.txt /build/requirements.txt
# The environment has no pip of its own: what is not in the image cannot be misused in it.
RUN python -m venv --without-pip /opt/knotty \
 && python -m pip --python /opt/knotty/bin/python install -r /build/requirements.txt

FROM python:${PYTHON_TAG}
LABEL org.opencontainers.image.title="Knotty" \
      org.opencontainers.image.description="Granny-square crochet patterns that add up" \
      org.opencontainers.image.version="0.1.0"
RUN groupadd --gid 10001 knotty \
 && useradd --uid 10001 --gid knotty --no-create-home --home-dir /tmp --shell /usr/sbin/nologin knotty
# Makers' libraries: a new volume takes owner and mode from here, so that the app may write to it.
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data
VOLUME /data
COPY --from=build /opt/knotty /opt/knotty
WORKDIR /app
COPY app.py ./
COPY .streamlit ./.streamlit
COPY pages ./pages
COPY knotty ./knotty
# Compiled now, because a read-only root cannot keep what Python compiles later.
RUN /opt/knotty/bin/python -m compileall -q app.py pages knotty
# HOME is where libraries look for settings and keep caches: the one folder that can be written.
ENV PATH=/opt/knotty/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    KNOTTY_ADDRESS=0.0.0.0 \
    KNOTTY_DATABASE_URL=sqlite:////data/knotty.db \
    KNOTTY_PORT=8501
USER 10001:10001
EXPOSE 8501
STOPSIGNAL SIGTERM
# http.client, because urllib would ask a proxy from the environment for 127.0.0.1.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["python", "-c", "import http.client, os, sys; link = http.client.HTTPConnection('127.0.0.1', int(os.environ['KNOTTY_PORT']), timeout=4); link.request('GET', '/healthz'); sys.exit(link.getresponse().status != 200)"]
# `docker run -i knotty check -` works a pattern from standard input: every command of the shell is there.
ENTRYPOINT ["python", "-m", "knotty"]
CMD ["serve"]
