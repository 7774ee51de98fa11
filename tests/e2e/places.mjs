// Where capitals lie on the two maps: the projections once more, apart from the product's.

import { text } from "./host.mjs";

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Equal Earth about 11° E (Šavrič, Patterson and Jenny 2018), 1000 units wide. */
function world([lon, lat]) {
  const m = Math.sqrt(3) / 2;
  const [a, b, c, d] = [1.340264, -0.081106, 0.000893, 0.003796];
  const plane = (east, lat) => {
    const theta = Math.asin(m * Math.sin(radians(lat)));
    const t2 = theta ** 2;
    return {
      x: (east * Math.cos(theta)) / (m * (a + 3 * b * t2 + t2 ** 3 * (7 * c + 9 * d * t2))),
      y: theta * (a + b * t2 + t2 ** 3 * (c + d * t2)),
    };
  };
  const east = ((lon - 11 + 540) % 360) - 180;
  const at = plane(radians(east), lat);
  const scale = 500 / plane(Math.PI, 0).x;
  return { x: 500 + at.x * scale, y: (plane(0, 83.7).y - at.y) * scale };
}

/** Lambert’s azimuthal equal-area about 15° E, 53° N, 1000 units wide. */
function europe([lon, lat]) {
  const [east, phi, phi0] = [lon - 15, lat, 53].map(radians);
  const k = Math.sqrt(
    2 / (1 + Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(east)),
  );
  const x = k * Math.cos(phi) * Math.sin(east);
  const y = k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(east));
  const scale = 1000 / (0.48 + 0.352);
  return { x: (x + 0.352) * scale, y: (0.333 - y) * scale };
}

const PROJECTIONS = { world, europe };

/** A place of longitude and latitude in the units of a map. */
export const project = (view, place) => PROJECTIONS[view](place);

/** Where several of its places are listed, the one that is meant. */
const SEATS = [
  "Abu Dhabi", "Abuja", "Amsterdam", "Ankara", "Beijing", "Bern", "Brasília", "Canberra", "Dodoma",
  "Kuala Lumpur", "La Paz", "Manila", "Mbabane", "Mexico City", "Mogadishu", "Naypyidaw",
  "New Delhi", "Ottawa", "Porto-Novo", "Pretoria", "Rabat", "Santiago",
  "Sri Jayawardenepura Kotte", "Tokyo", "Washington", "Wellington", "Yamoussoukro",
];

const rows = text("xtask/geometry/places.csv").trim().split("\n").slice(1).map((row) => {
  const [code, lon, lat, name] = row.split(",");
  return { code, name, at: [Number(lon), Number(lat)] };
});

/** The capital of a State, or the town that the makers of the maps have for it. */
export function capital(id) {
  const places = rows.filter((it) => it.code === id);
  const seats = places.length > 1 ? places.filter((it) => SEATS.includes(it.name)) : places;
  if (seats.length !== 1) throw new Error(`${id} has ${seats.length} capitals in places.csv`);
  return seats[0];
}
