/** What is wrong with an answer, whatever it is: text that became markup, a formula, a record or a header. */
import { XMLValidator } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';
import { parseCsv } from '../export/parse-csv.ts';
import { PROBE } from './hostile-folder.ts';

/** Problems in words; none where the answer is harmless. */
export function problemsOf(type: string, body: string): string[] {
  const media = type.split(';', 1)[0]?.trim() ?? '';
  if (media === 'text/html') return htmlProblems(body);
  if (/jsonl|ndjson/.test(media))
    return body.split('\n').flatMap((line) => (line === '' ? [] : jsonProblems(line)));
  if (/json$/.test(media)) return jsonProblems(body);
  if (/xml$/.test(media)) return xmlProblems(body);
  if (media === 'text/csv') return csvProblems(body);
  if (/research-info/.test(media)) return risProblems(body);
  if (/bibtex/.test(media)) return bibtexProblems(body);
  return [];
}

/** Attributes that hold an address. */
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data']);

export function htmlProblems(html: string): string[] {
  const problems: string[] = [];
  let data: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === PROBE) problems.push('a text became an element');
      if (['iframe', 'object', 'embed', 'base', 'style', 'template'].includes(name))
        problems.push(`there is a <${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on|^style$|^srcdoc$/.test(key)) problems.push(`<${name}> has ${key}`);
        if (ADDRESSES.has(key) && !/^(?:https?:\/\/|\/(?!\/)|[#?]|$)/i.test(value))
          problems.push(`<${name} ${key}="${value.slice(0, 40)}">`);
      }
      if (name !== 'script') return;
      if (attributes['type'] === 'application/ld+json') data = '';
      else if (!attributes['src']?.startsWith('/')) problems.push('there is a script in the page');
    },
    ontext: (text) => {
      if (data !== null) data += text;
    },
    onclosetag: (name) => {
      if (name !== 'script' || data === null) return;
      try {
        JSON.parse(data);
      } catch {
        problems.push('linked data does not parse');
      }
      if (/[<>&\u2028\u2029]/.test(data)) problems.push('linked data holds markup');
      data = null;
    },
  });
  parser.end(html);
  return problems;
}

function jsonProblems(body: string): string[] {
  try {
    JSON.parse(body);
    return [];
  } catch {
    return ['the JSON does not parse'];
  }
}

function xmlProblems(body: string): string[] {
  const valid = XMLValidator.validate(body);
  return [
    ...(valid === true ? [] : [`the XML is not well formed: ${valid.err.msg}`]),
    ...(body.includes(`<${PROBE}`) && !/<!\[CDATA\[/.test(body)
      ? ['a text became an element']
      : []),
    ...(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body)
      ? ['the XML holds control characters']
      : []),
    ...(/(?:href|src)="(?!https?:|\/|urn:|tag:)/i.test(body)
      ? ['an address of another scheme']
      : []),
  ];
}

function csvProblems(body: string): string[] {
  const rows = parseCsv(body.replace(/^\ufeff/, ''));
  const widths = new Set(rows.map((row) => row.length));
  return [
    ...(widths.size > 1 ? [`rows of ${[...widths].join(' and ')} columns`] : []),
    ...rows
      .flat()
      .flatMap((cell) =>
        /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell)
          ? [`a formula: ${cell.slice(0, 40)}`]
          : [],
      ),
  ];
}

/** Each line is a tag, and as many records end as begin. */
function risProblems(body: string): string[] {
  const lines = body.split(/\r?\n/).filter((line) => line !== '');
  const begun = lines.filter((line) => line.startsWith('TY  - ')).length;
  const ended = lines.filter((line) => /^ER {2}- ?$/.test(line)).length;
  return [
    ...lines.flatMap((line) =>
      /^[A-Z][A-Z0-9] {2}-(?: |$)/.test(line) ? [] : [`no tag: ${line.slice(0, 40)}`],
    ),
    ...(begun === ended ? [] : [`${begun} records begin, ${ended} end`]),
    ...lines.filter((line) => /^(?:TY {2}- EVIL|UR {2}- (?!https?:))/.test(line)),
  ];
}

/** BibTeX counts every brace, those behind a backslash too. */
function bibtexProblems(body: string): string[] {
  let depth = 0;
  for (const character of body) {
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth < 0) return ['a brace closes what was not opened'];
  }
  return [
    ...(depth === 0 ? [] : ['braces do not match']),
    ...(/^@\w+\{evil/m.test(body) ? ['a text became an entry'] : []),
  ];
}
