// Draws the frames of a terminal as an animated SVG: one below the other, each shown in its turn. It needs no script, so that it moves as an image, too.
const [cellWidth, lineHeight, fontSize, padding, bar] = [8.4, 17, 14, 16, 28]

const palette = ['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4',
  '#8b949e', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff']

/** Draws frames of { at: seconds, rows: [[{ column, look, text, width }]] }. */
export function draw(frames, duration, { columns, rows }) {
  const lines = new Map()
  const shown = lasting(frames).map(frame => ({ at: frame.at, picture: picture(frame.rows, lines) }))
  const [width, height] = [Math.ceil(columns * cellWidth + 2 * padding), rows * lineHeight + bar + padding]
  const keys = shown.map(({ at }, i) => `${+(at / duration * 100).toFixed(2)}%{transform:translateY(${-i * rows * lineHeight}px)}`).join('')
  const lasts = shown.map(({ at }, i) => (shown[i + 1]?.at ?? duration) - at)
  const still = lasts.indexOf(Math.max(...lasts)) * rows * lineHeight // What a reader sees who wants no motion.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve">
<title>QuickStart and ChatBot, run in a terminal</title>
<style>
text{font:${fontSize}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;white-space:pre}
.b{font-weight:bold}
.d{opacity:.6}
#frames{transform:translateY(${-still}px);animation:frames ${duration.toFixed(2)}s steps(1,end) infinite}
@keyframes frames{${keys}}
@media (prefers-reduced-motion:reduce){#frames{animation:none}}
</style>
<defs>
${[...lines].map(([line, id]) => `<g id="${id}">${line}</g>`).join('\n')}
</defs>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1117" stroke="#484f58"/>
${['#ff5f57', '#febc2e', '#28c840'].map((color, i) => `<circle cx="${18 + 18 * i}" cy="${bar / 2 + 1}" r="5" fill="${color}"/>`).join('')}
<svg x="${padding}" y="${bar}" width="${columns * cellWidth}" height="${rows * lineHeight}" fill="#e6edf3">
<g id="frames">
${shown.map(({ picture }, i) => `<g transform="translate(0 ${i * rows * lineHeight})">${picture}</g>`).join('\n')}
</g>
</svg>
</svg>
`
}

/** Leaves out frames that are gone within a blink. */
function lasting(frames) {
  return frames.filter(({ at }, i) => i === frames.length - 1 || frames[i + 1].at - at > 0.03)
}

function picture(rows, lines) {
  return rows.map((runs, row) => {
    const line = runs.filter(({ text }) => text.trim() !== '').map(word).join('')
    if (line === '') return ''
    if (!lines.has(line)) lines.set(line, `l${lines.size.toString(36)}`)
    return `<use href="#${lines.get(line)}" y="${row * lineHeight}"/>`
  }).join('')
}

// Fonts differ in width: textLength keeps each run in its columns.
function word({ column, look, text, width }) {
  const start = text.length - text.trimStart().length
  const trimmed = text.trim()
  const length = width - start - (text.length - text.trimEnd().length)
  const classes = [look.bold && 'b', look.dim && 'd'].filter(Boolean).join(' ')
  const place = `x="${+((column + start) * cellWidth).toFixed(1)}" y="${fontSize}" textLength="${+(length * cellWidth).toFixed(1)}"`
  const style = `${classes && ` class="${classes}"`}${look.color === null ? '' : ` fill="${color(look)}"`}`
  return `<text ${place}${style}>${escape(trimmed)}</text>`
}

function color({ color, rgb }) {
  if (rgb) return `#${color.toString(16).padStart(6, '0')}`
  if (color < 16) return palette[color]
  if (color >= 232) return `#${(8 + (color - 232) * 10).toString(16).padStart(2, '0').repeat(3)}`
  const level = step => (step === 0 ? 0 : 55 + 40 * step).toString(16).padStart(2, '0')
  return `#${level(Math.floor((color - 16) / 36))}${level(Math.floor((color - 16) / 6) % 6)}${level((color - 16) % 6)}`
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
