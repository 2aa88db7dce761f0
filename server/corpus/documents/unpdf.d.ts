/** The part of `unpdf` that is used. Its own types need those of browsers, which nothing here may use. */

export type TextItem = {
  readonly str: string;
  /** A matrix: the size of the type is in the first four numbers, the place in the last two. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
};

export type PdfPage = {
  /** Left, bottom, right, top. */
  readonly view: readonly number[];
  getTextContent(): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
  cleanup(): void;
};

export type PdfDocument = {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
  destroy(): Promise<void>;
};

export function getDocumentProxy(
  data: Uint8Array,
  options: {
    readonly verbosity: number;
    readonly isEvalSupported: boolean;
    readonly stopAtErrors: boolean;
    readonly maxImageSize: number;
  },
): Promise<PdfDocument>;
