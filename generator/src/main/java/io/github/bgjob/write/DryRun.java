package io.github.bgjob.write;

import java.io.IOException;
import java.util.Locale;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/** Shows what would be written: every file with its size in bytes and its layer, and the sum. */
public final class DryRun implements Destination {

    private final Appendable out;

    public DryRun(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(RenderedTree tree) {
        int longest = tree.files().stream()
                .mapToInt(file -> file.path().length())
                .max()
                .orElse(0);
        try {
            for (RenderedFile file : tree.files()) {
                String mark = file.executable() ? "*" : "";
                out.append(String.format(
                        Locale.ROOT,
                        "%-" + (longest + 1) + "s %,9d  %s\n",
                        file.path() + mark,
                        file.size(),
                        file.layer()));
            }
            out.append(String.format(
                    Locale.ROOT, "%,d files, %,d bytes\n", tree.files().size(), tree.size()));
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.ENVIRONMENT,
                    "The list of files could not be written: " + e.getMessage() + ".",
                    "Check what the output goes to, and try again.",
                    e);
        }
    }
}
