// Puts a popup beside what it belongs to, inside the window.

const gap = 6;

/** place moves a popup of the top layer under a rectangle, or above it where there is more room. */
export function place(popup, beside, { match = true } = {}) {
  if (match) popup.style.width = `${beside.width}px`;
  popup.style.maxHeight = "";
  const below = innerHeight - beside.bottom - 2 * gap;
  const above = beside.top - 2 * gap;
  const room = popup.offsetHeight <= below || below >= above ? below : above;
  popup.style.maxHeight = `${Math.max(room, 120)}px`;
  const height = popup.offsetHeight;
  popup.style.top = `${room === below ? beside.bottom + gap : beside.top - gap - height}px`;
  popup.style.left = `${Math.max(gap, Math.min(beside.left, innerWidth - popup.offsetWidth - gap))}px`;
}
