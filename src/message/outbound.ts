/**
 * A message to people, free of any platform: plain lines. Builders make it, platforms encode it.
 * Lines are plain text; whatever a person typed passes `harmless` before it is put into one.
 */
export interface Outbound {
  readonly lines: readonly string[];
  /** The first line is a heading, shown as one where the route can. */
  readonly headed?: boolean;
  /** Platform user ids to @; only routes that can mention do so, the others name the people in the text. */
  readonly mentions?: readonly Mention[];
  /** Shown after the lines; routes without tables get one line per row. */
  readonly table?: Table;
  /** A PNG or JPEG of at most 2 MB, base64; left out on routes without pictures. */
  readonly image?: string;
  /** Left out on routes without files. */
  readonly file?: { readonly name: string; readonly base64: string };
}

export interface Mention {
  readonly userId: string;
  readonly name: string;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
