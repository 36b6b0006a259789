import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/** A loopback server between a builder and the page that draws for it. */
export interface RenderServer {
  readonly origin: string;
  /** What GET /attachment answers until the next call. */
  attach(bytes: Uint8Array): void;
  /** Body of the next POST to /result. */
  nextResult(): Promise<Buffer>;
  dispose(): Promise<void>;
}

/**
 * Serves `html` at '/', each folder under its prefix ('/page/' → a folder), TypeScript with its types taken out. Files outside
 * the folders are not found.
 */
export async function serveForRendering(
  html: string,
  folders: Readonly<Record<string, string>>,
): Promise<RenderServer> {
  let attachment: Uint8Array = new Uint8Array();
  let deliver: (body: Buffer) => void = () => undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'POST' && path === '/result') {
      const body = await readBody(request);
      response.writeHead(204).end();
      deliver(body);
    } else if (path === '/') send(response, '.html', Buffer.from(html));
    else if (path === '/attachment') send(response, '', attachment);
    else await sendFile(response, path, folders);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    attach(bytes) {
      attachment = bytes;
    },
    nextResult: () => new Promise((resolve) => (deliver = resolve)),
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendFile(
  response: ServerResponse,
  path: string,
  folders: Readonly<Record<string, string>>,
): Promise<void> {
  const clean = normalize(decodeURIComponent(path));
  const prefix = Object.keys(folders).find((name) => clean.startsWith(name));
  const folder = prefix === undefined ? undefined : folders[prefix];
  if (prefix === undefined || folder === undefined) throw new Error(`nothing is served at ${path}`);
  const bytes = await readFile(join(folder, clean.slice(prefix.length)));
  const isTypeScript = extname(clean) === '.ts';
  send(response, extname(clean), isTypeScript ? Buffer.from(withoutTypes(bytes.toString('utf8'))) : bytes);
}

function withoutTypes(source: string): string {
  const compilerOptions = {
    module: ModuleKind.ESNext,
    target: ScriptTarget.ES2023,
    verbatimModuleSyntax: true,
  };
  return transpileModule(source, { compilerOptions }).outputText;
}

function send(response: ServerResponse, extension: string, body: Uint8Array): void {
  response.writeHead(200, { 'content-type': TYPES[extension] ?? 'application/octet-stream' }).end(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the render server has no port');
  return address.port;
}
