// Days counted from a day of somebody's own, as guidance.relative_dates counts them on the server.
// A day is noon UTC: no clock that changes can move it.

export function counted(from, number, unit, closed) {
  const day = new Date(`${from}T12:00:00Z`);
  if (Number.isNaN(day.getTime())) return null;
  if (unit === "months") return addMonths(day, number);
  if (unit === "working_days") return addWorkingDays(day, number, closed);
  return addDays(day, unit === "weeks" ? number * 7 : number);
}

export function iso(day) {
  return day.toISOString().slice(0, 10);
}

function addDays(day, number) {
  const moved = new Date(day);
  moved.setUTCDate(moved.getUTCDate() + number);
  return moved;
}

// A month after 31 January is the last day of February.
function addMonths(day, number) {
  const moved = new Date(day);
  moved.setUTCMonth(moved.getUTCMonth() + number);
  if (moved.getUTCDate() !== day.getUTCDate()) moved.setUTCDate(0);
  return moved;
}

function addWorkingDays(day, number, closed) {
  const way = Math.sign(number);
  let moved = day;
  for (let left = Math.abs(number); left > 0; ) {
    moved = addDays(moved, way);
    const weekday = moved.getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !closed.has(iso(moved))) left -= 1;
  }
  return moved;
}
