import { type FileChild, ImageRun, Paragraph } from 'docx';
import type { Picture } from '../../bulletin/paper.ts';
import { CENTER, textWidthMm } from './measures.ts';
import { caption } from './text.ts';

const pixelsPerMm = 96 / 25.4;
/** As wide as the text, and a caption still fits below. */
const largest = { width: textWidthMm * pixelsPerMm, height: 200 * pixelsPerMm };
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG picture in a paragraph of its own, shrunk to the text area, its caption below. */
export function pictureBlock({ png, caption: title, description }: Picture): FileChild[] {
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: fitted(pngSize(png)),
    altText: { name: description, description, title: description },
  });
  // Lines of an exact height would show only a strip of the picture.
  const picture = new Paragraph({ alignment: CENTER, keepNext: title ? true : undefined, children: [image] });
  return [picture, ...(title ? [caption(title)] : [])];
}

function fitted({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(1, largest.width / width, largest.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Width and height as the file's first chunk states them. */
function pngSize(png: Buffer): { readonly width: number; readonly height: number } {
  if (png.length < 24 || !png.subarray(0, 8).equals(signature)) throw new TypeError('not a PNG picture');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width === 0 || height === 0) throw new TypeError('a PNG picture without size');
  return { width, height };
}
