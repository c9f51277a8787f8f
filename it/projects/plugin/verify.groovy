import io.github.bgjob.it.Project

new Project(basedir.toPath().resolve('functions-jobs')).isTheSample(samples, 'functions')
