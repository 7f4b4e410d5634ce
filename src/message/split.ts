import type { Outbound, Table } from './outbound.ts';

/** What one piece may hold on a route. */
export interface Fit {
  readonly maxBytes: number;
  /** Characters, where a route is better kept below its byte limit. */
  readonly maxCharacters?: number;
  /** What stands between two lines on the wire. */
  readonly lineEnd: string;
  /** Bytes the first piece needs besides its lines, e.g. for mentions. */
  readonly firstBytes: number;
}

/** Cuts lines into pieces that fit, at line ends where possible and never inside a character. */
export function splitLines(lines: readonly string[], fit: Fit): string[][] {
  const pieces: string[][] = [];
  let piece: string[] = [];
  let room = roomOf(fit, fit.firstBytes);
  const finish = () => {
    pieces.push(piece);
    piece = [];
    room = roomOf(fit, 0);
  };
  for (const line of lines.flatMap((text) => text.split(/\r\n|\r|\n/))) {
    let rest = line;
    for (;;) {
      const needed = piece.length === 0 ? sizeOf(rest) : add(sizeOf(rest), sizeOf(fit.lineEnd));
      if (fits(needed, room)) {
        piece.push(rest);
        room = add(room, { bytes: -needed.bytes, characters: -needed.characters });
        break;
      }
      if (piece.length > 0) {
        finish();
        continue;
      }
      const head = headThatFits(rest, room);
      piece.push(head);
      rest = rest.slice(head.length);
      finish();
    }
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** A table as lines for routes that cannot show one: one line per row, each cell with its heading. */
export function tableLines(table: Table): string[] {
  return table.rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell : `${table.head[column] ?? ''} ${cell}`.trim()))
      .join('，'),
  );
}

/** The message without its table, pictures and file. */
export function textOnly(message: Outbound): Outbound {
  const lines = message.table ? [...message.lines, ...tableLines(message.table)] : message.lines;
  const { headed, mentions } = message;
  return { lines, ...(headed && { headed }), ...(mentions && { mentions }) };
}

/** Puts pieces that are still to be sent back into one message; splitting it again gives the same pieces. */
export function joinPieces(pieces: readonly Outbound[]): Outbound {
  const tables = pieces.flatMap((piece) => (piece.table ? [piece.table] : []));
  const image = pieces.find((piece) => piece.image !== undefined)?.image;
  const pictures = pieces.flatMap((piece) => piece.pictures ?? []);
  const workbook = pieces.find((piece) => piece.workbook)?.workbook;
  const file = pieces.find((piece) => piece.file)?.file;
  return {
    ...textOnly({ ...pieces[0], lines: pieces.flatMap((piece) => piece.lines), table: undefined }),
    ...(tables[0] && { table: { head: tables[0].head, rows: tables.flatMap((table) => table.rows) } }),
    ...(image !== undefined && { image }),
    ...(pictures.length > 0 && { pictures }),
    ...(workbook && { workbook }),
    ...(file && { file }),
  };
}

/** What goes with a text on a route that carries pictures and files, each a piece of its own. */
export function mediaPieces({ image, pictures = [], workbook, file }: Outbound): Outbound[] {
  return [
    ...(image === undefined ? [] : [{ lines: [], image }]),
    ...pictures.map((picture) => ({ lines: [], pictures: [picture] })),
    ...(workbook ? [{ lines: [], workbook }] : []),
    ...(file ? [{ lines: [], file }] : []),
  ];
}

/** The longest beginning of `text` within `maxBytes` of UTF-8 that ends between two characters. */
export function cutBytes(text: string, maxBytes: number): string {
  return Buffer.byteLength(text) <= maxBytes
    ? text
    : headThatFits(text, { bytes: maxBytes, characters: Number.POSITIVE_INFINITY });
}

interface Size {
  readonly bytes: number;
  readonly characters: number;
}

function roomOf(fit: Fit, taken: number): Size {
  const characters = fit.maxCharacters ?? Number.POSITIVE_INFINITY;
  return { bytes: fit.maxBytes - taken, characters: characters - taken };
}

function sizeOf(text: string): Size {
  return { bytes: Buffer.byteLength(text), characters: text.length };
}

function add(a: Size, b: Size): Size {
  return { bytes: a.bytes + b.bytes, characters: a.characters + b.characters };
}

function fits(size: Size, room: Size): boolean {
  return size.bytes <= room.bytes && size.characters <= room.characters;
}

function headThatFits(text: string, room: Size): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > room.bytes || end + character.length > room.characters) break;
    end += character.length;
  }
  // A room smaller than one character must still move on.
  return end === 0 ? String.fromCodePoint(text.codePointAt(0) ?? 32) : text.slice(0, end);
}
