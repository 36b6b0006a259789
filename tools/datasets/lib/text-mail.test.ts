import { describe, expect, it } from 'vitest';
import { maskText, readMail, stripBody, stripMarkup, stripSubject } from './text-mail.ts';
import { collectNames } from './text-names.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reading a message', () => {
  it('takes subject, names and the plain text of two', async () => {
    const mail = await readMail(
      encode(
        [
          'From ann@example.org  Thu Aug 22 12:36:23 2002',
          'From: "Ann Lee" <ann@example.org>',
          'To: Bob <bob@example.org>',
          'Subject: [ILUG] Re: =?iso-8859-1?Q?Caf=E9?=',
          'Content-Type: multipart/alternative; boundary=x',
          '',
          '--x',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: quoted-printable',
          '',
          'One =3D two.',
          '--x',
          'Content-Type: text/html',
          '',
          '<p>One</p>',
          '--x--',
        ].join('\r\n'),
      ),
    );
    expect(mail).toEqual({ subject: 'Café', body: 'One = two.', names: ['Ann Lee', 'Bob'] });
  });

  it('takes the words of a page where there is nothing else', () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Bu<!-- x -->y <b>now</b>&nbsp;&amp; sa<zqk>ve</p></body>';
    expect(stripMarkup(html).trim()).toBe('Buy now & save');
  });
});

describe('what the collection adds', () => {
  it('goes from subjects', () => {
    expect(stripSubject('Re: [Razor-users] Fwd: bad focus')).toBe('bad focus');
    expect(stripSubject('Get the Child Support You Deserve                     10.132')).toBe(
      'Get the Child Support You Deserve',
    );
  });

  it('goes from bodies: quotations, who is quoted, headers, footers', () => {
    const body = [
      'On Fri, Aug 09, 2002 at 09:26:33AM +0100, Ann',
      'Lee mentioned:',
      '> a question',
      'Bob wrote:',
      '| another',
      'Date: Not supplied',
      'An answer',
      'of two lines.',
      '-- ',
      'Bob',
      '_______________',
      'list@example.org mailing list',
    ].join('\n');
    expect(stripBody(body)).toBe('An answer\nof two lines.');
    expect(stripBody('Tell me\nBob\n-----Original Message-----\nFrom: Ann\nHello')).toBe('Tell me\nBob');
  });

  it('is masked: addresses, telephones, numbers, names, dates', () => {
    const text =
      'Ann-Mary, call (086) 123-4567 or ann.lee@example.org on Aug 22nd, 2002 about 12,500 see http://x.org/a?b Exmh! kat77';
    expect(maskText(text, (word) => word === 'Ann-Mary')).toBe(
      'NAME, call PHONE or EMAIL on about NUMBER see URL ! NAME',
    );
  });
});

describe('names among words', () => {
  const isName = collectNames(
    ['Ann Lee', '"Mark de Jong"', 'Sales Department', 'news@list', 'Kevin The Great'],
    ['Ann and Lee went to Jong. Mark my words: mark them, the sales, the great.', 'yours, kevin. Kevin'],
    new Set(['mark', 'sales', 'department', 'great', 'lee']),
  );

  it('are known from senders, in small letters only where no dictionary has them', () => {
    expect(['Ann', 'ann', 'Lee', 'lee', 'Jong', 'kevin'].map(isName)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
  });

  it('are not what texts use as words', () => {
    expect(['Mark', 'Sales', 'The', 'Great', 'went'].map(isName)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
