import type { BlockInput } from '#engine/convolution/blocks.ts';

/** Enough invocations to fill a graphics device, few enough that their partial sums are little to add. */
const INVOCATIONS = 32_768;
/** Of one channel, so that the program that adds them stays short. */
const MOST_PARTS = 256;
/** Partial sums lie in lines of so many texels. */
const PART_WIDTH = 1024;

/** How sums over all but the channels are split. */
export interface ChannelWork {
  readonly channelPairs: number;
  /** Pairs of columns, of all lines. */
  readonly pairs: number;
  readonly pairsAPart: number;
  readonly parts: number;
  /** Shape of a tensor that has a block for each part of each pair of channels. */
  readonly partShape: number[];
}

export function splitChannels({ columns, channels }: BlockInput, lines: number): ChannelWork {
  const channelPairs = Math.ceil(channels / 2);
  const pairs = lines * Math.ceil(columns / 2);
  const wanted = Math.min(pairs, MOST_PARTS, Math.max(1, Math.ceil(INVOCATIONS / channelPairs)));
  const pairsAPart = Math.ceil(pairs / wanted);
  const parts = Math.ceil(pairs / pairsAPart);
  const partShape = [2 * Math.ceil((parts * channelPairs) / PART_WIDTH), 2 * PART_WIDTH];
  return { channelPairs, pairs, pairsAPart, parts, partShape };
}

/**
 * Sets `channelPair`, the range of pairs of columns from `first` to `end`, and `line` and `pair` of its first, of the part that
 * this invocation adds up; for a uniform `work` of the texture's width, pairs of channels, pairs a part, pairs.
 */
export const FIND_PART = (pairsALine: string): string => `  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 found = placeOf(at.y * work.x + at.x, work.y);
  int channelPair = found.x;
  int first = min(found.y * work.z, work.w - 1);
  int end = min(first + work.z, work.w);
  found = placeOf(first, ${pairsALine});
  int pair = found.x;
  int line = found.y;`;

export const NEXT_PAIR = (pairsALine: string): string => `    pair++;
    if (pair == ${pairsALine}) {
      pair = 0;
      line++;
    }`;
