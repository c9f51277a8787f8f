package io.github.bgjob.plugin;

import org.apache.maven.plugins.annotations.Mojo;

import io.github.bgjob.cli.Embedded;

/** Recommends an Azure service for background jobs and explains why; writes nothing. */
@Mojo(name = "recommend", requiresProject = false, aggregator = true, threadSafe = true)
public final class RecommendMojo extends DecidingMojo {

    @Override
    void run(Embedded program, boolean asking) {
        program.recommend(asking);
    }
}
