/** The part of `postal-mime` that is used. Its own types need those of browsers. */

export type Mailbox = { readonly name: string; readonly address?: string | undefined };

export type Email = {
  /** Every header, its name in small letters, in order. */
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly from?: Mailbox | undefined;
  readonly subject?: string | undefined;
  readonly messageId?: string | undefined;
  readonly html?: string | undefined;
  readonly text?: string | undefined;
};

declare const PostalMime: {
  parse(
    email: Uint8Array,
    options: {
      readonly maxNestingDepth: number;
      readonly maxHeadersSize: number;
      readonly maxRfc822NestingDepth: number;
    },
  ): Promise<Email>;
};

export { PostalMime as default };
