package io.github.bgjob.batch.emulator.state;

import java.nio.file.Path;

import io.github.bgjob.batch.emulator.node.DirectoryTree;

/** A directory in the place of a node's disk, laid out as in the service. */
record Disk(Path root) {

    Path startup() {
        return root.resolve("startup");
    }

    Path shared() {
        return root.resolve("shared");
    }

    Path task(Job job, Task task) {
        return root.resolve("workitems").resolve(job.id()).resolve("job-1").resolve(task.id());
    }

    /** With slashes, as in addresses. */
    String relative(Path directory) {
        return root.relativize(directory).toString().replace('\\', '/');
    }

    void prepare() {
        DirectoryTree.create(shared());
    }

    void wipe() {
        DirectoryTree.delete(root);
    }
}
