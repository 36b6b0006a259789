// npm start: installs what is missing, builds, serves the lab.
import { installIfNeeded } from './install.mjs';

const port = readPort(process.argv.slice(2));
installIfNeeded();
const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });
const server = await preview({ preview: { port, strictPort: false }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\n  Tensor Dojo is running at ${address}\n  Press Ctrl+C to stop.\n`);

function readPort(args) {
  const at = args.indexOf('--port');
  if (at === -1) return 4173;
  const port = Number(args[at + 1]);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  console.error(`--port needs a number from 1 to 65535, not '${args[at + 1] ?? ''}'.`);
  process.exit(1);
}
