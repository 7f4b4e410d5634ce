/** How wide a line prints, in Chinese characters; Latin letters, figures and spaces are half as wide. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 0.5 : 1), 0);
}
