/** The rules of a folder's `entities.yaml` as they were read last, and what is wrong with them. */
import type { FileReport } from '../../core/searcher.ts';
import {
  CURATION_FILE,
  curationProblemLine,
  loadCuration,
  readCurationText,
} from '../../entities/curation-store.ts';

export class FolderCuration {
  #text: string | null = null;
  #reports: readonly FileReport[] = [];
  #problems = '';

  /** Null where there is no file, or it cannot be read. */
  get text(): string | null {
    return this.#text;
  }

  get reports(): readonly FileReport[] {
    return this.#reports;
  }

  /** Takes the rules as they are now. `warn` hears of problems, a line each, that it did not hear of last. */
  async read(root: string, warn: (message: string) => void): Promise<void> {
    this.#text = await readCurationText(root).catch(() => null);
    const { problems } = await loadCuration(root);
    this.#reports = problems.map(({ line, column, message }) => ({
      path: CURATION_FILE,
      status: 'doubtful',
      reason: `Line ${line}, column ${column}: ${message}`,
    }));
    const lines = problems.map(curationProblemLine);
    if (lines.join('\n') !== this.#problems) lines.forEach(warn);
    this.#problems = lines.join('\n');
  }
}
