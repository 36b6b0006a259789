import { type KeptTarget, keepTarget } from '#engine/gl/draw-target.ts';
import type { GlProgram } from '#engine/gl/gl-program.ts';
import { describeAny } from './any-tensor.ts';
import { type Input, type Integers, setIntegers } from './draw.ts';
import { type Plan, originOf, sizesOf } from './plan.ts';
import type { Quads } from './quads.ts';

/** What one program reads and writes at even, and at odd steps. */
export interface StationPlan {
  readonly program: GlProgram;
  /** Inputs of every step. */
  readonly constants: readonly Input[];
  readonly inputs: readonly [even: readonly Input[], odd: readonly Input[]];
  readonly targets: readonly [even: readonly Quads[], odd: readonly Quads[]];
}

/** Draws the programs of a walk again and again: what does not change from step to step is told to the context once. */
export interface Stations {
  /** Draws program number `at` into a step's tile; integers keep their values until they are set anew. */
  readonly draw: (at: number, step: number, integers: Integers) => void;
  readonly dispose: () => void;
}

export function openStations(
  gl: WebGL2RenderingContext,
  plan: Plan,
  plans: readonly StationPlan[],
): Stations {
  const bound: WebGLTexture[] = [];
  const stations = plans.map(({ program, constants, inputs: [even, odd], targets }) => {
    gl.useProgram(program.program);
    setIntegers(program, { sizes: sizesOf(plan) });
    [...constants, ...even].forEach(([name, input], unit) => {
      gl.uniform1i(program.uniform('texture' in input ? `${name}Texture` : name), unit);
      if ('texture' in input) describeAny(program, name, input);
    });
    const textures = [even, odd].map((inputs) =>
      [...constants, ...inputs].map(([, input]) => textureOf(input)),
    );
    const kept = targets.map((quads) => keepTarget(gl, quads.map(({ texture }) => texture))); // prettier-ignore
    return { program, textures, kept };
  });
  const { tileWidth: width, tileHeight: height } = plan.steps;
  return {
    draw(at, step, integers) {
      const station = stations[at];
      const target: KeptTarget | undefined = station?.kept[step % 2];
      if (station === undefined || target === undefined) throw new Error('A part of a step has no program.');
      gl.useProgram(station.program.program);
      station.textures[step % 2]?.forEach((texture, unit) => {
        if (bound[unit] === texture) return;
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl.TEXTURE_2D, texture);
        bound[unit] = texture;
      });
      setIntegers(station.program, integers);
      const [x, y] = originOf(plan, step);
      target.bind({ x, y, width, height });
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    dispose() {
      for (const { kept } of stations) for (const target of kept) target.dispose();
    },
  };
}

function textureOf(input: Input[1]): WebGLTexture {
  return 'texture' in input ? input.texture : input;
}
