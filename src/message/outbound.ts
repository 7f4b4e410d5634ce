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
  /** Drawn when they are sent, one page each; left out on routes without pictures. */
  readonly pictures?: readonly Drawable[];
  /** Written as .xlsx when it is sent; left out on routes without files. */
  readonly workbook?: Tabled;
  /** Left out on routes without files. */
  readonly file?: { readonly name: string; readonly base64: string };
}

/** What a picture shows, as data that the drawing thread understands; kept in the row until it is sent. */
export interface Drawable {
  readonly kind: string;
  readonly title: string;
}

/** What a workbook holds, as data that its writer understands; kept in the row until it is sent. */
export interface Tabled {
  /** The file's name. */
  readonly name: string;
  readonly tables: readonly { readonly name: string }[];
}

export interface Mention {
  readonly userId: string;
  readonly name: string;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The lines of a message, and what goes with them by name: for readers who get neither picture nor file. */
export function shownLines({ lines, pictures = [], workbook, file }: Outbound): string[] {
  return [
    ...lines,
    ...pictures.map(({ title }) => `［图片：${title}］`),
    ...[workbook, file].flatMap((one) => (one ? [`［文件：${one.name}］`] : [])),
  ];
}

/** Only pictures or files: platforms know no repetition of these, so one that may have arrived is not sent again. */
export function isMedia({ lines, table, image, file, ...made }: Outbound): boolean {
  const carries = image !== undefined || file !== undefined || isToBeMade({ lines, ...made });
  return carries && lines.length === 0 && table === undefined;
}

/** Whether something of it is made only when it is sent. */
export function isToBeMade({ pictures = [], workbook }: Outbound): boolean {
  return pictures.length > 0 || workbook !== undefined;
}
