// Reads BPMN files as bpmn-js does, and fails on any warning, on whatever is not drawn exactly once,
// and on references that lead nowhere.
import { readFile } from 'node:fs/promises';
import { BpmnModdle } from 'bpmn-moddle';

const faults = [];

async function check(file) {
  const fault = (text) => faults.push(`${file}: ${text}`);
  const read = await new BpmnModdle().fromXML(await readFile(file, 'utf8'));
  for (const warning of read.warnings) fault(warning.message);
  const [process] = read.rootElement.rootElements;
  const drawn = new Map();
  for (const element of read.rootElement.diagrams[0].plane.planeElement) {
    const of = element.bpmnElement;
    if (!of?.id) { fault(`${element.id} draws nothing`); continue; }
    if (drawn.has(of.id)) fault(`${of.id} is drawn twice`);
    drawn.set(of.id, element);
    const { bounds, waypoint } = element;
    if (bounds && !(bounds.width > 0 && bounds.height > 0)) fault(`${element.id} has no size`);
    if (!bounds && !(waypoint?.length > 1)) fault(`${element.id} is no line`);
  }
  for (const element of process.flowElements) {
    if (!drawn.delete(element.id)) fault(`${element.id} is not drawn`);
    const { sourceRef, targetRef } = element;
    if (element.$type === 'bpmn:SequenceFlow') {
      if (!sourceRef?.outgoing?.includes(element)) fault(`${element.id} leaves nothing`);
      if (!targetRef?.incoming?.includes(element)) fault(`${element.id} enters nothing`);
    }
  }
  for (const id of drawn.keys()) fault(`${id} is drawn but does not exist`);
  console.log(`${file}: ${process.flowElements.length} elements`);
}

for (const file of process.argv.slice(2)) {
  await check(file).catch((error) => faults.push(`${file}: ${error.message}`));
}
for (const fault of faults) console.error(fault);
if (faults.length > 0 || process.argv.length < 3) process.exit(1);
