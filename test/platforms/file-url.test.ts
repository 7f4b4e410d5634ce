import { describe, expect, it } from 'vitest';
import { nameInDisposition } from '../../src/platforms/file-name.ts';
import { allowedFileUrl } from '../../src/platforms/file-url.ts';

const rule = { hosts: ['.files.example', 'one.example'], origins: ['https://api.example:8443/base'] };

describe('the address of a file', () => {
  it.each([
    'https://a.files.example/x%E4%BD%A0/1?sign=a%3Bb',
    'http://b.c.files.example/1.file',
    'https://one.example/',
    'https://api.example:8443/files/1',
  ])('is used as it is: %s', (url) => {
    expect(allowedFileUrl(url, rule)).toBe(url);
  });

  it.each([
    'https://files.example/1',
    'https://evilfiles.example/1',
    'https://a.files.example.evil.test/1',
    'https://two.one.example/1',
    'https://a.files.example:8080/1',
    'https://user@a.files.example/1',
    'https://a.files.example@evil.test/1',
    'http://api.example/files/1',
    'http://127.0.0.1/1',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/1',
    'file:///etc/passwd',
    'ftp://a.files.example/1',
    'gopher://one.example/',
    'no address',
    `https://a.files.example/${'x'.repeat(5000)}`,
  ])('is not used: %s', (url) => {
    expect(allowedFileUrl(url, rule)).toBeUndefined();
  });

  it('leads to the simulators in the sandbox, and nowhere else', () => {
    const sandbox = { ...rule, officialTo: 'http://127.0.0.1:3001/' };
    expect(allowedFileUrl('https://a.files.example/files/1?sign=2', sandbox)).toBe(
      'http://127.0.0.1:3001/files/1?sign=2',
    );
    expect(allowedFileUrl('http://10.0.0.1/files/1', sandbox)).toBeUndefined();
  });
});

const raw = Buffer.from('专报.docx').toString('latin1');

describe('the name of a file', () => {
  it.each([
    ['attachment; filename="专报.docx"', '专报.docx'],
    [`attachment; filename="${raw}"`, '专报.docx'],
    ['attachment; filename=%E4%B8%93%E6%8A%A5.docx', '专报.docx'],
    [`attachment; filename="x.docx"; filename*=UTF-8''%E4%B8%93%E6%8A%A5.docx`, '专报.docx'],
    ['attachment; filename="../../etc/专\u202e报.docx"', '专报.docx'],
    ['attachment; filename="100%.docx"', '100%.docx'],
    [`attachment; filename="${'x'.repeat(900)}.docx"`, `${'x'.repeat(195)}.docx`],
    ['attachment; filename=""', undefined],
    ['inline', undefined],
    [undefined, undefined],
  ])('in %j is %j', (header, name) => {
    expect(nameInDisposition(header)).toBe(name);
  });
});
