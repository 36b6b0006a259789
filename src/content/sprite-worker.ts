import { type Sprite, readSprite } from './read-sprite.ts';

/** Worker entry: answers each sprite, in the order of asking, with its images. */
let last: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Sprite>) => {
  last = last.then(async () => {
    const result = await readSprite(data);
    postMessage(result, { transfer: result.ok ? [result.value.buffer] : [] });
  });
});
