import { type Result, fail } from '#core/result.ts';
import type { Sprite } from './read-sprite.ts';

type Images = Result<Uint8Array<ArrayBuffer>, string>;

let worker: Worker | null = null;
/** In the order of asking, which is the order of the answers. */
const waiting: ((images: Images) => void)[] = [];

/**
 * `readSprite` off the page's thread: turning a picture of thirty megabytes into rows would stop the page for a tenth of a
 * second and more. One worker serves all; it stays for the next set.
 */
export function decodeSprite(sprite: Sprite): Promise<Images> {
  worker ??= startWorker();
  const answer = new Promise<Images>((resolve) => waiting.push(resolve));
  worker.postMessage(sprite);
  return answer;
}

function startWorker(): Worker {
  const started = new Worker(new URL('./sprite-worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<Images>) => waiting.shift()?.(data);
  started.onerror = (event) => {
    event.preventDefault();
    started.terminate();
    worker = null;
    for (const resolve of waiting.splice(0))
      resolve(
        fail(
          `could not be decoded: the browser ended the decoder ${event.message ? `(${event.message})` : 'and gave no reason'}; reload the page`,
        ),
      );
  };
  return started;
}
