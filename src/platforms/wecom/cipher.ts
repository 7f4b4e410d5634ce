import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { strictBase64 } from '../secure.ts';
import { utf8 } from '../shape.ts';

/** What an encrypted envelope held: the message and the bytes that name its receiver. */
export interface Plaintext {
  readonly message: string;
  readonly receiver: string;
}

/** PKCS#7 to 32 bytes, twice the cipher's block, so Node's own padding cannot be used. */
const block = 32;
const randomLength = 16;
const headLength = randomLength + 4;

/** The 32 bytes of an EncodingAESKey; its last character may have bits to spare, which Node ignores. */
export function aesKey(encoded: string): Buffer {
  const key = Buffer.from(`${encoded}=`, 'base64');
  if (!/^[A-Za-z0-9+/]{43}$/.test(encoded) || key.length !== 32) {
    throw new Error('EncodingAESKey must be 43 characters of a-z A-Z 0-9');
  }
  return key;
}

/** Decrypts and checks everything that can be checked; undefined whatever is wrong, so that nobody learns what. */
export function decrypt(encrypted: string, key: Buffer): Plaintext | undefined {
  const bytes = strictBase64(encrypted);
  const plain = bytes && decryptBytes(bytes, key);
  if (!plain || plain.length < headLength) return undefined;
  const end = headLength + plain.readUInt32BE(randomLength);
  if (end > plain.length) return undefined;
  const message = utf8(plain.subarray(headLength, end));
  return message === undefined ? undefined : { message, receiver: plain.subarray(end).toString('latin1') };
}

/** Decrypts bare bytes, as a file is sent; undefined when they cannot have been encrypted with this key. */
export function decryptBytes(bytes: Buffer, key: Buffer): Buffer | undefined {
  if (bytes.length === 0 || bytes.length % block !== 0) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return unpad(Buffer.concat([decipher.update(bytes), decipher.final()]));
}

/** Encrypts a reply as the platform expects it. */
export function encrypt(message: string, receiver: string, key: Buffer): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(randomLength), length, text, Buffer.from(receiver)]);
  const pad = block - (plain.length % block);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64');
}

function unpad(bytes: Buffer): Buffer | undefined {
  const pad = bytes[bytes.length - 1]!;
  if (pad < 1 || pad > block) return undefined;
  const body = bytes.subarray(0, bytes.length - pad);
  return bytes.subarray(body.length).every((byte) => byte === pad) ? body : undefined;
}
