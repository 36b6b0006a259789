import { type Bone, type Object3D, Matrix4, SkinnedMesh, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import type { Finger, HandIdentity, HandPose } from './hand-jobs.ts';

/** A hand whose joints are siblings, as WebXR has them: bending one means moving all beyond it. */
export interface Rig {
  readonly root: Object3D;
  readonly mesh: SkinnedMesh;
  /** From the model's axes to the hand's: the wrist at the origin, x to the thumb's side, y along the fingers. */
  readonly toHandFrame: Matrix4;
  readonly frame: { readonly across: Vector3; readonly forward: Vector3; readonly palm: Vector3 };
  readonly thumbAxis: Vector3;
  readonly joints: ReadonlyMap<string, Joint>;
}

interface Joint {
  readonly bone: Bone;
  /** In the model's axes, as it was loaded. */
  readonly bind: Matrix4;
  readonly parentInverse: Matrix4;
}

const THUMB = ['thumb-metacarpal', 'thumb-phalanx-proximal', 'thumb-phalanx-distal', 'thumb-tip'];

export async function loadRig(url: string): Promise<Rig> {
  const root = (await new GLTFLoader().loadAsync(url)).scene;
  root.updateMatrixWorld(true);
  const mesh = findMesh(root);
  mesh.frustumCulled = false;
  const joints = new Map(mesh.skeleton.bones.map((bone) => [bone.name, describeJoint(bone)]));
  const at = (name: string): Vector3 => positionOf(joints, name);
  const wrist = at('wrist');
  const index = at('index-finger-phalanx-proximal');
  const pinky = at('pinky-finger-phalanx-proximal');
  const thumb = at('thumb-tip');
  const palm = index.clone().sub(wrist).cross(pinky.clone().sub(wrist)).normalize();
  // The thumb's tip lies before the palm.
  if (thumb.clone().sub(index).dot(palm) < 0) palm.negate();
  const forward = index.clone().add(pinky).multiplyScalar(0.5).sub(wrist).normalize();
  const across = index
    .clone()
    .sub(pinky)
    .addScaledVector(forward, -index.clone().sub(pinky).dot(forward))
    .normalize();
  const thumbDirection = thumb.clone().sub(at('thumb-metacarpal')).normalize();
  const thumbGoal = across.clone().negate().addScaledVector(palm, 0.45).normalize();
  return {
    root,
    mesh,
    joints,
    frame: { across, forward, palm },
    toHandFrame: new Matrix4()
      .makeBasis(across, forward, across.clone().cross(forward))
      .setPosition(wrist)
      .invert(),
    thumbAxis: thumbDirection.cross(thumbGoal).normalize(),
  };
}

function findMesh(root: Object3D): SkinnedMesh {
  const found: { mesh: SkinnedMesh | null } = { mesh: null };
  root.traverse((node) => {
    if (isSkinnedMesh(node)) found.mesh = node;
  });
  if (found.mesh === null) throw new Error('the hand model has no skinned mesh');
  return found.mesh;
}

function isSkinnedMesh(node: Object3D): node is SkinnedMesh {
  return node instanceof SkinnedMesh;
}

function describeJoint(bone: Bone): Joint {
  const parentInverse = bone.parent?.matrixWorld.clone().invert() ?? new Matrix4();
  return { bone, bind: bone.matrixWorld.clone(), parentInverse };
}

/** Puts the joints of the rig into this pose. */
export function poseRig(rig: Rig, pose: HandPose, identity: HandIdentity): void {
  const sideways = Math.sign(rig.frame.palm.clone().cross(rig.frame.forward).dot(rig.frame.across));
  for (const [finger, { bends, spread }] of Object.entries(pose.fingers))
    poseFinger(rig, finger, bends, spread * sideways, identity.fingerLength);
  const thumb = bindOf(rig, THUMB);
  pose.thumb.forEach((angle, joint) => rotateFrom(thumb, joint, rig.thumbAxis, angle));
  apply(rig, THUMB, thumb);
}

function poseFinger(
  rig: Rig,
  finger: Finger | (string & {}),
  bends: readonly number[],
  spread: number,
  lengthScale: number,
): void {
  const names = ['metacarpal', 'phalanx-proximal', 'phalanx-intermediate', 'phalanx-distal', 'tip'].map(
    (joint) => `${finger}-finger-${joint}`,
  );
  const chain = bindOf(rig, names);
  stretch(chain, lengthScale);
  const { palm } = rig.frame;
  const direction = translationOf(chain, 4).sub(translationOf(chain, 1)).normalize();
  const bendAxis = direction.cross(palm).normalize().applyAxisAngle(palm, spread);
  rotateFrom(chain, 1, palm, spread);
  bends.forEach((angle, joint) => rotateFrom(chain, joint + 1, bendAxis, angle));
  apply(rig, names, chain);
}

/** Scales the distances between the joints from the knuckle on. */
function stretch(chain: readonly Matrix4[], scale: number): void {
  for (let joint = 2; joint < chain.length; joint++) {
    const { x, y, z } = translationOf(chain, joint)
      .sub(translationOf(chain, joint - 1))
      .multiplyScalar(scale - 1);
    for (const matrix of chain.slice(joint)) matrix.premultiply(new Matrix4().makeTranslation(x, y, z));
  }
}

/** Turns joint `from` and all beyond it about an axis through it. */
function rotateFrom(chain: readonly Matrix4[], from: number, axis: Vector3, angle: number): void {
  const { x, y, z } = translationOf(chain, from);
  const turn = new Matrix4()
    .makeTranslation(x, y, z)
    .multiply(new Matrix4().makeRotationAxis(axis, angle))
    .multiply(new Matrix4().makeTranslation(-x, -y, -z));
  for (const matrix of chain.slice(from)) matrix.premultiply(turn);
}

function bindOf(rig: Rig, names: readonly string[]): Matrix4[] {
  return names.map((name) => {
    const joint = rig.joints.get(name);
    if (joint === undefined) throw new Error(`the hand has no joint '${name}'`);
    return joint.bind.clone();
  });
}

function apply(rig: Rig, names: readonly string[], chain: readonly Matrix4[]): void {
  names.forEach((name, index) => {
    const joint = rig.joints.get(name);
    const world = chain[index];
    if (joint === undefined || world === undefined) return;
    const { bone, parentInverse } = joint;
    parentInverse.clone().multiply(world).decompose(bone.position, bone.quaternion, bone.scale);
  });
}

function positionOf(joints: Rig['joints'], name: string): Vector3 {
  const joint = joints.get(name);
  if (joint === undefined) throw new Error(`the hand has no joint '${name}'`);
  return new Vector3().setFromMatrixPosition(joint.bind);
}

function translationOf(chain: readonly Matrix4[], joint: number): Vector3 {
  const matrix = chain[joint];
  if (matrix === undefined) throw new Error(`the finger has no joint ${joint}`);
  return new Vector3().setFromMatrixPosition(matrix);
}
