// The other side of thumbnails.sh: for each line "picture width count result" on standard input it makes that many
// thumbnails, prints the CPU time of one in milliseconds, and leaves the last one in the file named.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const sharp = createRequire(process.argv[2] + '/')('sharp');
sharp.concurrency(1);
sharp.cache(false);

for await (const line of createInterface({ input: process.stdin })) {
  const [picture, width, count, result] = line.split(' ');
  const content = readFileSync(picture);
  const before = process.cpuUsage();
  let thumbnail;
  for (let i = 0; i < Number(count); i++) {
    thumbnail = await sharp(content).rotate().resize(Number(width)).jpeg({ quality: 80 }).toBuffer();
  }
  const used = process.cpuUsage(before);
  writeFileSync(result, thumbnail);
  console.log((used.user + used.system) / 1000 / Number(count));
}
