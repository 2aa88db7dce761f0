/**
 * How far one file of the folder may grow when it is unpacked, archives inside it included. An archive
 * of a few kilobytes can name terabytes; whoever unpacks asks here first, and stops when told.
 */

export type ExpansionLimits = {
  /** Bytes of one member; larger ones are passed over. */
  readonly memberBytes: number;
  /** Bytes of all members together. */
  readonly totalBytes: number;
  readonly members: number;
};

/** What one file of the folder may become; the size of one member is a setting. */
export const TOTAL_BYTES = 1_000_000_000;
export const MAX_MEMBERS = 100_000;

/** How many times its own size a file may become. Deflate reaches 1032; text rarely 30, tables 100. A guess. */
const MAX_RATIO = 250;
/** Below so many bytes a high ratio does no harm. */
const RATIO_FREE_BYTES = 1_000_000;

/** The archive is given up: nothing more of it is read. */
export class ExpansionLimit extends Error {}

export type Expansion = {
  readonly limits: ExpansionLimits;
  /** Counts one more member; throws `ExpansionLimit` where there are too many. */
  readonly member: () => void;
  /** Why a member of this size is passed over, or null. */
  readonly refusal: (bytes: number, compressedBytes: number | null) => string | null;
  /** Counts bytes that were unpacked; throws `ExpansionLimit` where they are too many. */
  readonly expanded: (bytes: number) => void;
};

/** `size`: bytes of the file in the folder. */
export function createExpansion(limits: ExpansionLimits, size: number): Expansion {
  let members = 0;
  let total = 0;
  return {
    limits,
    member: () => {
      members += 1;
      if (members > limits.members)
        throw new ExpansionLimit(`It holds more than ${limits.members} files.`);
    },
    refusal: (bytes, compressedBytes) => {
      if (bytes > limits.memberBytes)
        return `It is larger than the limit of ${limits.memberBytes} bytes.`;
      if (compressedBytes !== null && isBomb(bytes, compressedBytes))
        return `It would grow to more than ${MAX_RATIO} times its size.`;
      return null;
    },
    expanded: (bytes) => {
      total += bytes;
      if (total > limits.totalBytes)
        throw new ExpansionLimit(`It unpacks to more than ${limits.totalBytes} bytes.`);
      if (isBomb(total, size))
        throw new ExpansionLimit(`It would grow to more than ${MAX_RATIO} times its size.`);
    },
  };
}

function isBomb(bytes: number, compressedBytes: number): boolean {
  return bytes > RATIO_FREE_BYTES && bytes > MAX_RATIO * Math.max(1, compressedBytes);
}
