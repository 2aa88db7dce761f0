/**
 * The model file: the weights of both passes, small enough to ship. Little-endian.
 *
 *   "DLNER001"                                magic and version of the format
 *   for each of the two passes:
 *     transitions                             TRANSITION_COUNT × int16
 *     number of rows                          uint32
 *     rows in ascending order, each:
 *       distance from the row before          varint
 *       which tags have a weight              3 bytes, bit t for tag t
 *       those weights                         int8 each
 */
import { HASH_BITS } from './hash.ts';
import type { PassWeights } from './pass.ts';
import { TAG_COUNT } from './tags.ts';
import { TRANSITION_COUNT } from './viterbi.ts';

const MAGIC = 'DLNER001';

/** Rows with their weights, ascending by row; every weight a whole number from −127 to 127. */
export type PackedPass = {
  readonly transitions: Int16Array;
  readonly rows: readonly { readonly row: number; readonly weights: Int8Array }[];
};

export type TaggerModel = { readonly first: PassWeights; readonly second: PassWeights };

export function packModel(passes: readonly [PackedPass, PackedPass]): Uint8Array {
  const bytes: number[] = [...MAGIC].map((letter) => letter.charCodeAt(0));
  for (const { transitions, rows } of passes) {
    for (const weight of transitions) bytes.push(weight & 255, (weight >> 8) & 255);
    bytes.push(...[0, 8, 16, 24].map((shift) => (rows.length >>> shift) & 255));
    let before = 0;
    for (const { row, weights } of rows) {
      for (let gap = row - before; ; gap >>>= 7) {
        bytes.push(gap > 127 ? (gap & 127) | 128 : gap);
        if (gap <= 127) break;
      }
      before = row;
      let mask = 0;
      for (const [tag, weight] of weights.entries()) if (weight !== 0) mask |= 1 << tag;
      bytes.push(mask & 255, (mask >> 8) & 255, (mask >> 16) & 255);
      for (const weight of weights) if (weight !== 0) bytes.push(weight & 255);
    }
  }
  return Uint8Array.from(bytes);
}

/** Throws an `Error` where the bytes are no model of this version. */
export function loadModel(bytes: Uint8Array): TaggerModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new Error('The file is no tagger model of this version.');
  const [first, afterFirst] = loadPass(view, MAGIC.length);
  const [second] = loadPass(view, afterFirst);
  return { first, second };
}

function loadPass(view: DataView, start: number): [PassWeights, number] {
  const transitions = new Int16Array(TRANSITION_COUNT);
  for (let i = 0; i < TRANSITION_COUNT; i += 1) {
    transitions[i] = view.getInt16(start + 2 * i, true);
  }
  let at = start + 2 * TRANSITION_COUNT;
  const count = view.getUint32(at, true);
  at += 4;
  const slots = new Int32Array(1 << HASH_BITS);
  // Slot 0 is a row of zeros, for the features without a weight.
  const weights = new Int8Array((count + 1) * TAG_COUNT);
  let row = 0;
  for (let slot = 1; slot <= count; slot += 1) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    row += gap;
    slots[row] = slot;
    const mask = view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
    at += 3;
    for (let tag = 0; tag < TAG_COUNT; tag += 1) {
      if ((mask & (1 << tag)) !== 0) weights[slot * TAG_COUNT + tag] = view.getInt8(at++);
    }
  }
  const addRow = (wanted: number, into: Float64Array, offset: number): void => {
    const slot = slots[wanted] ?? 0;
    if (slot === 0) return;
    const base = slot * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag += 1) {
      into[offset + tag] = (into[offset + tag] ?? 0) + (weights[base + tag] ?? 0);
    }
  };
  return [{ addRow, transitions }, at];
}
