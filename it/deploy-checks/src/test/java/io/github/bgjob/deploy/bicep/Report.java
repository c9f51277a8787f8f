package io.github.bgjob.deploy.bicep;

import java.util.List;

import io.github.bgjob.deploy.Finding;

/**
 * Takes down what is wrong in a file.
 *
 * @param findings those of all files
 */
record Report(String path, List<Finding> findings) {

    void add(Syntax where, String message) {
        String what = where.text().lines().findFirst().orElse("");
        findings.add(new Finding(path, where.line(), message + ", at: " + what));
    }
}
