/** What goes wrong in the surroundings of a command, said in one line. */
import { stat } from 'node:fs/promises';

/** Something that went wrong in the surroundings: one line for the person, exit code 1. */
export class Failure extends Error {}

/** Throws `Failure` where the folder of articles is missing or no folder. */
export async function needFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found === null) throw new Failure(`There is no folder ${folder}.`);
  if (!found.isDirectory())
    throw new Failure(`${folder} is a file; a folder of articles is needed.`);
}
