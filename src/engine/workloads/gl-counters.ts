/** What went through WebGL since the worker began. */
export interface GlCounts {
  readonly programs: number;
  readonly uploadedBytes: number;
  readonly readBytes: number;
}

const DRAWS = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'] as const;
const UPLOADS = ['texImage2D', 'texSubImage2D'] as const;
const READS = ['readPixels', 'getBufferSubData'] as const;

/** Counts draw calls, and bytes of arrays handed to textures or read back, of every WebGL 2 context in this worker. */
export function countGlCalls(): () => GlCounts {
  const counts = { programs: 0, uploadedBytes: 0, readBytes: 0 };
  if (typeof WebGL2RenderingContext === 'undefined') return () => ({ ...counts });
  const context = WebGL2RenderingContext.prototype;
  for (const name of DRAWS)
    follow(context, name, () => {
      counts.programs++;
    });
  for (const name of UPLOADS)
    follow(context, name, (args) => {
      counts.uploadedBytes += sizeOfArrays(args);
    });
  for (const name of READS)
    follow(context, name, (args) => {
      counts.readBytes += sizeOfArrays(args);
    });
  return () => ({ ...counts });
}

function follow(owner: object, name: string, note: (args: readonly unknown[]) => void): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return;
  Reflect.set(owner, name, function (this: unknown, ...args: unknown[]): unknown {
    note(args);
    return Reflect.apply(original, this, args) as unknown;
  });
}

function sizeOfArrays(args: readonly unknown[]): number {
  return args.reduce<number>((sum, arg) => sum + (ArrayBuffer.isView(arg) ? arg.byteLength : 0), 0);
}
