/** A generated text as it grows, with the places of its paragraphs and of the names in it. */
import type { Paragraph } from '../../server/core/article.ts';
import type { LocalName, MentionSpan } from '../../server/core/names.ts';
import type { InventedName } from './invented-words.ts';

export type Body = {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly names: readonly LocalName[];
};

export class Writing {
  /** Words so far; a name counts as two. */
  words = 0;
  #text = '';
  #paragraphStart = 0;
  readonly #paragraphs: Paragraph[] = [];
  readonly #mentions = new Map<string, InventedName & { mentions: MentionSpan[] }>();

  sentence(sentence: string): void {
    this.#gap();
    this.#text += sentence;
    this.words += sentence.split(' ').length;
  }

  /** A sentence with a name for each `#`. */
  naming(template: string, nextName: () => InventedName): void {
    this.#gap();
    const [first = '', ...rest] = template.split('#');
    this.#text += first;
    for (const after of rest) {
      const named = nextName();
      const start = this.#text.length;
      this.#text += named.name;
      const known = this.#mentions.get(named.name) ?? { ...named, mentions: [] };
      known.mentions.push({ field: 'text', start, end: this.#text.length });
      this.#mentions.set(named.name, known);
      this.#text += after;
    }
    this.words += template.split(' ').length + 2;
  }

  endParagraph(): void {
    if (this.#text.length === this.#paragraphStart) return;
    this.#paragraphs.push({
      kind: 'paragraph',
      start: this.#paragraphStart,
      end: this.#text.length,
    });
    this.#text += '\n\n';
    this.#paragraphStart = this.#text.length;
  }

  body(): Body {
    return {
      text: this.#text.trimEnd(),
      paragraphs: this.#paragraphs,
      names: [...this.#mentions.values()],
    };
  }

  #gap(): void {
    if (this.#text.length > this.#paragraphStart) this.#text += ' ';
  }
}
