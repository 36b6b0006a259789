import { describe, expect, it } from 'vitest';
import { createRandom } from '#core/random.ts';
import { drawLook } from './actor.ts';
import { createMemoryArchive } from './memory-archive.ts';

const ARCHIVE = createMemoryArchive({
  'art/actors/horse.xml': `<actor version="1">
    <group><variant file="base.xml"><mesh>own.dae</mesh></variant></group>
    <group>
      <variant name="bay" frequency="1"><textures>
        <texture name="baseTex" file="bay.png"/><texture name="normTex" file="bay_norm.png"/>
      </textures></variant>
      <variant name="grey" frequency="3"><textures><texture name="baseTex" file="grey.png"/></textures></variant>
    </group>
    <group>
      <variant name="Idle"/>
      <variant name="death" frequency="100"><props><prop actor="blood.xml" attachpoint="root"/></props></variant>
    </group>
    <material>player_trans.xml</material>
  </actor>`,
  'art/variants/base.xml': `<variant frequency="1">
    <mesh>base.dae</mesh><color>10 20 30</color>
    <animations><animation name="Walk" file="walk.dae"/></animations>
    <props><prop actor="mane.xml" attachpoint="hair"/><prop actor="tail.xml" attachpoint="hair"/></props>
  </variant>`,
  'art/actors/bald.xml': `<actor version="1">
    <group><variant file="base.xml"/></group>
    <group><variant frequency="1"><props><prop actor="" attachpoint="hair"/></props></variant></group>
  </actor>`,
  'art/actors/rare.xml': `<actor version="1"><group>
    <variant file="base.xml" frequency="0"/>
    <variant frequency="1"><mesh>common.dae</mesh></variant>
  </group></actor>`,
  'art/actors/levels.xml': `<qualitylevels version="1">
    <actor quality="low" file="bald.xml"/><actor quality="high" file="horse.xml"/>
  </qualitylevels>`,
});

const look = (actor: string, seed = 1) => drawLook(ARCHIVE, actor, createRandom(seed));

describe('drawLook', () => {
  it('builds a variant on the file it names and overrules that', () => {
    expect(look('horse.xml')).toMatchObject({
      mesh: 'own.dae',
      material: 'player_trans.xml',
      objectColour: [10, 20, 30],
      animations: [{ name: 'walk', file: 'walk.dae' }],
      props: [
        { point: 'hair', actor: 'mane.xml' },
        { point: 'hair', actor: 'tail.xml' },
      ],
    });
  });

  it('draws variants by their frequencies, the base texture of each', () => {
    const coats = Array.from({ length: 400 }, (_, seed) => look('horse.xml', seed)?.texture);
    expect(new Set(coats)).toEqual(new Set(['bay.png', 'grey.png']));
    // Three quarters of 400 are 300, give or take three standard deviations of 8.7.
    expect(Math.abs(coats.filter((coat) => coat === 'grey.png').length - 300)).toBeLessThan(27);
  });

  it("takes a variant's own frequency before that of the file it builds on", () => {
    for (let seed = 0; seed < 20; seed++) expect(look('rare.xml', seed)?.mesh).toBe('common.dae');
  });

  it('never draws a state such as death, however frequent', () => {
    for (let seed = 0; seed < 20; seed++)
      expect(look('horse.xml', seed)?.props.map(({ actor }) => actor)).not.toContain('blood.xml');
  });

  it('empties a point that a later group names without an actor', () => {
    expect(look('bald.xml')?.props).toEqual([]);
  });

  it('takes the first quality level, and nothing from an actor that is not there', () => {
    expect(look('levels.xml')).toMatchObject({ mesh: 'base.dae', texture: null });
    expect(look('unicorn.xml')).toBeNull();
  });
});
