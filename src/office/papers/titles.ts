import { harmless } from '../../message/harmless.ts';

const titleLength = 40;

/** 《发力稳就业》 as it is shown in a line; 无标题 where it has none. */
export function shortTitle(title: string): string {
  return title === '' ? '（无标题）' : `《${harmless(title, titleLength)}》`;
}
