import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { FRAME_SCRIPT, FRAME_SCRIPT_HASH, frameDocument } from './frame-document.ts';

it('allows exactly the script that the frame carries', () => {
  const hash = createHash('sha256').update(FRAME_SCRIPT).digest('base64');
  expect(FRAME_SCRIPT_HASH).toBe(`sha256-${hash}`);
});

it('puts the script between its tags unchanged, since a single blank would break the hash', () => {
  expect(frameDocument().match(/<script>([\s\S]*)<\/script>/)?.[1]).toBe(FRAME_SCRIPT);
});

it('lets the frame reach nothing over the network', () => {
  expect(frameDocument()).toContain("default-src 'none'");
  expect(frameDocument()).toContain("connect-src 'none'");
  expect(frameDocument()).not.toContain('unsafe-inline');
  expect(frameDocument()).not.toContain("'unsafe-eval'");
});
