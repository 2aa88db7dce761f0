/**
 * Names that newspapers give their sections. A line at the top is a section only if it stands here,
 * because a short headline looks just the same.
 */
const SECTION_NAMES = new Set(
  [
    'africa|americas|arts|arts & culture|arts and culture|asia|asia pacific|australia|auto|books',
    'business|business & finance|canada|china|city|climate|columns|comment|commentary|community',
    'companies|conflict|courts|crime|culture|defence|defense|domestic|economy|editorial|editorials',
    'education|elections|energy|entertainment|environment|europe|family|fashion|features|finance',
    'food|football|foreign affairs|general|geopolitics|global|health|home news|india|industry',
    'international|international news|investigations|justice|latest news|latin america|law|letters',
    'life|lifestyle|living|local|local news|markets|media|metro|middle east|military|money|movies',
    'music|nation|national|national news|news|obituaries|op-ed|opinion|opinions|people|politics',
    'property|real estate|region|regional|religion|russia|science|science & technology|security',
    'society|south asia|sport|sports|style|tech|technology|top stories|travel|uk|ukraine|us|u.s.',
    'usa|us news|war|weather|world|world news',
  ].flatMap((line) => line.split('|')),
);

/** The section a line names (`World`, `News | Asia`, `Home > Politics` → its last part), or null. */
export function parseSection(line: string): string | null {
  if (line.length > 60) return null;
  const parts = line.split(/\s*[|>›»/]\s*/).filter((part) => part !== '');
  const named = parts.filter((part) => part.toLowerCase() !== 'home');
  const last = named.at(-1);
  if (last === undefined || named.length > 3) return null;
  return named.every((part) => SECTION_NAMES.has(part.toLowerCase())) ? last : null;
}
