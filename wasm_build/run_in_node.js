// Appended to a program's ES module: run it at once with node's arguments; main's value becomes the exit status.
await Module({ arguments: process.argv.slice(2) });
