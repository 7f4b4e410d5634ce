/** What stands in a file that somebody sent. */
export interface Document {
  readonly text: string;
}

/** Why a file is not read, in Chinese, with what to do. */
export interface Refusal {
  readonly refused: string;
}

/** More than any bulletin has. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  zipEntries: 5_000,
  /** The text's own part unpacked, marks and all; nothing else in the file is unpacked. */
  partBytes: 10_000_000,
  characters: 100_000,
} as const;

/** What a file above the limit is answered with, wherever it was noticed. */
export const tooLarge = `文件超过 ${limits.fileBytes / 1024 / 1024} MB，不读取；请删去图片，或把文字另存成一个文件再试`;
