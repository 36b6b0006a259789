import * as v from 'valibot';

const DraftMessage = v.object({
  exerciseId: v.string(),
  code: v.string(),
  revision: v.number(),
  at: v.number(),
});
/** Told to the other tabs after a save. */
export type DraftMessage = v.InferOutput<typeof DraftMessage>;

/** Carries news of saved drafts between the tabs of one browser. */
export interface DraftChannel {
  post(message: DraftMessage): void;
  /** Returns a function that ends the listening. */
  listen(onMessage: (message: DraftMessage) => void): () => void;
  close(): void;
}

/**
 * Without BroadcastChannel, or where the browser refuses it because storage is blocked, the tabs stay silent; a conflict is then
 * found at the next save.
 */
export function createDraftChannel(name: string): DraftChannel {
  const channel = openChannel(name);
  if (channel === null) {
    return { post: () => undefined, listen: () => () => undefined, close: () => undefined };
  }
  return {
    post: (message) => channel.postMessage(message),
    listen: (onMessage) => {
      const receive = (event: MessageEvent<unknown>): void => {
        const parsed = v.safeParse(DraftMessage, event.data);
        if (parsed.success) onMessage(parsed.output);
      };
      channel.addEventListener('message', receive);
      return () => channel.removeEventListener('message', receive);
    },
    close: () => channel.close(),
  };
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  } catch {
    return null;
  }
}
