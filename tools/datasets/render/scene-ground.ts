import * as THREE from 'three';
import type { Surroundings } from './scene-job.ts';

/** Half the side of the ground, in units; the camera sees 400 far. */
const REACH = 180;
const CELLS = 60;
/** No hills nearer than this: nothing may hide the middle. */
const FLAT = 16;
const SKY_RADIUS = 300;

/** Ground with hills far off, and a dome of sky; made once, shaped anew for every image. */
export interface Ground {
  readonly objects: readonly THREE.Object3D[];
  prepare(surroundings: Surroundings, texture: THREE.Texture): void;
}

export function createGround(): Ground {
  const plane = new THREE.PlaneGeometry(2 * REACH, 2 * REACH, CELLS, CELLS).rotateX(-Math.PI / 2);
  const soil = new THREE.MeshLambertMaterial();
  const land = new THREE.Mesh(plane, soil);
  land.receiveShadow = true;
  land.frustumCulled = false;
  const dome = new THREE.SphereGeometry(SKY_RADIUS, 16, 24);
  dome.setAttribute('color', new THREE.Float32BufferAttribute(dome.getAttribute('position').count * 3, 3));
  const air = new THREE.MeshBasicMaterial({ vertexColors: true, side: THREE.BackSide, fog: false });
  const sky = new THREE.Mesh(dome, air);
  sky.frustumCulled = false;
  return {
    objects: [land, sky],
    prepare(surroundings, texture) {
      raiseHills(plane, surroundings);
      paintSky(dome, surroundings);
      soil.map = texture;
    },
  };
}

function raiseHills(plane: THREE.PlaneGeometry, surroundings: Surroundings): void {
  const { hillHeight, hillPhases, groundTile, groundTurn } = surroundings;
  const positions = plane.getAttribute('position');
  const uvs = plane.getAttribute('uv');
  const [cos, sin] = [Math.cos(groundTurn) / groundTile, Math.sin(groundTurn) / groundTile];
  for (let vertex = 0; vertex < positions.count; vertex++) {
    const [x, z] = [positions.getX(vertex), positions.getZ(vertex)];
    const ramp = Math.min(1, Math.max(0, (Math.hypot(x, z) - FLAT) / 60));
    const waves =
      Math.sin(x / 17 + hillPhases[0]) +
      Math.sin(z / 23 + hillPhases[1]) +
      Math.sin((x + z) / 9 + hillPhases[2]);
    positions.setY(vertex, hillHeight * ramp * (1 + waves / 3));
    uvs.setXY(vertex, x * cos - z * sin, x * sin + z * cos);
  }
  positions.needsUpdate = true;
  uvs.needsUpdate = true;
  plane.computeVertexNormals();
}

/** From the horizon's colour to the zenith's, most of the way within thirty degrees. */
function paintSky(dome: THREE.SphereGeometry, { horizon, zenith }: Surroundings): void {
  const low = new THREE.Color().setRGB(...horizon, THREE.SRGBColorSpace);
  const high = new THREE.Color().setRGB(...zenith, THREE.SRGBColorSpace);
  const mixed = new THREE.Color();
  const positions = dome.getAttribute('position');
  const colours = dome.getAttribute('color');
  for (let vertex = 0; vertex < positions.count; vertex++) {
    const height = Math.max(0, positions.getY(vertex) / SKY_RADIUS);
    mixed.lerpColors(low, high, 1 - Math.exp(-4 * height));
    colours.setXYZ(vertex, mixed.r, mixed.g, mixed.b);
  }
  colours.needsUpdate = true;
}
